package tn.ars.tuniclaim.pusher.command;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tn.ars.tuniclaim.event.PushEvent.OfCommand;
import tn.ars.tuniclaim.event.PushEvent.PushDiscardEnded;
import tn.ars.tuniclaim.event.PushEvent.PushReplayEnded;
import tn.ars.tuniclaim.event.PushSelection;
import tn.ars.tuniclaim.pusher.park.Decision;
import tn.ars.tuniclaim.pusher.park.Decision.Verdict;
import tn.ars.tuniclaim.service.outbox.Outbox;
import tools.jackson.databind.json.JsonMapper;

/** Commands that are being carried out. One instance at a time is at each of them. Thread-safe. */
@Component
class Orders {

    private static final JsonMapper JSON = new JsonMapper();

    private final JdbcClient jdbc;
    private final Outbox outbox;

    Orders(JdbcClient jdbc, Outbox outbox) {
        this.jdbc = jdbc;
        this.outbox = outbox;
    }

    /** With the caller's transaction. A clock that runs ahead of the database's is not believed. */
    void begin(
            String commandId,
            Instant asked,
            Verdict verdict,
            PushSelection selection,
            int perSecond,
            String by,
            @Nullable String because) {
        jdbc.sql("""
                insert into ordered (command_id, verdict, selection, per_second, requested_by, because, requested_at)
                values (?, ?, ?, ?, ?, ?, least(?, clock_timestamp()))
                """)
                .params(commandId, verdict.name(), JSON.writeValueAsString(selection), perSecond, by)
                .param(because)
                .param(asked.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Those whose time has come; nobody else gets them until they go on, unless this process dies. */
    @Transactional
    public List<Order> take(boolean alsoReplays) {
        return jdbc.sql("""
                update ordered set next_at = clock_timestamp() + interval '1 minute'
                where command_id in (
                    select command_id from ordered
                    where next_at <= clock_timestamp() and (verdict = 'DISCARDED' or ?)
                    for update skip locked)
                returning *
                """).param(alsoReplays).query((row, _) -> order(row)).list();
    }

    private static Order order(ResultSet row) throws SQLException {
        return new Order(
                new Decision(
                        row.getString("command_id"),
                        Verdict.valueOf(row.getString("verdict")),
                        JSON.readValue(row.getString("selection"), PushSelection.class),
                        row.getString("requested_by"),
                        row.getString("because"),
                        row.getObject("requested_at", OffsetDateTime.class).toInstant()),
                row.getInt("per_second"));
    }

    /** With the caller's transaction. */
    void count(Order order, int changes) {
        jdbc.sql("update ordered set changes = changes + ? where command_id = ?")
                .params(changes, order.decision().commandId())
                .update();
    }

    /** A second after the last time, give or take a timer. */
    void goesOn(Order order) {
        jdbc.sql("update ordered set next_at = clock_timestamp() + interval '950 milliseconds' where command_id = ?")
                .param(order.decision().commandId())
                .update();
    }

    @Transactional
    public void end(Order order) {
        var decision = order.decision();
        jdbc.sql("delete from ordered where command_id = ? returning changes")
                .param(decision.commandId())
                .query(Long.class)
                .optional()
                .ifPresent(changes -> outbox.add(ended(decision, changes)));
    }

    private static OfCommand ended(Decision decision, long changes) {
        return switch (decision.verdict()) {
            case REPLAYED -> new PushReplayEnded(decision.commandId(), changes);
            case DISCARDED ->
                new PushDiscardEnded(decision.commandId(), changes, String.valueOf(decision.because()), decision.by());
        };
    }
}
