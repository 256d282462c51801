package tn.ars.tuniclaim.pusher.command;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tn.ars.tuniclaim.event.PushEvent.PushReplayEnded;
import tn.ars.tuniclaim.event.PushSelection;
import tn.ars.tuniclaim.service.outbox.Outbox;
import tools.jackson.databind.json.JsonMapper;

/** Sets what was given up going again, some at a time. */
@Component
class Replays {

    private static final JsonMapper JSON = new JsonMapper();

    private final JdbcClient jdbc;
    private final SetGoing setGoing;
    private final Outbox outbox;

    Replays(JdbcClient jdbc, SetGoing setGoing, Outbox outbox) {
        this.jdbc = jdbc;
        this.setGoing = setGoing;
        this.outbox = outbox;
    }

    static String write(PushSelection selection) {
        return JSON.writeValueAsString(selection);
    }

    /** To be called once a second by each instance; one of them does a second's worth. */
    @Transactional
    public void goOn() {
        jdbc.sql("""
                select command_id, selection, per_second, requested_at from replay
                where next_at <= clock_timestamp() order by requested_at for update skip locked
                """).query((row, _) -> replay(row)).list().forEach(this::goOn);
    }

    private record Replay(String commandId, PushSelection selection, int perSecond, Instant requestedAt) {}

    private static Replay replay(ResultSet row) throws SQLException {
        return new Replay(
                row.getString("command_id"),
                JSON.readValue(row.getString("selection"), PushSelection.class),
                row.getInt("per_second"),
                row.getObject("requested_at", OffsetDateTime.class).toInstant());
    }

    /** What is refused again meanwhile waits for another command. */
    private void goOn(Replay replay) {
        var some = setGoing.some(replay.selection(), replay.requestedAt(), replay.perSecond());
        jdbc.sql("""
                update replay set replayed = replayed + ?, next_at = clock_timestamp() + interval '950 milliseconds'
                where command_id = ?
                """).params(some.changes().size(), replay.commandId()).update();
        if (some.count() < replay.perSecond()) {
            end(replay);
        }
    }

    private void end(Replay replay) {
        var replayed = jdbc.sql("delete from replay where command_id = ? returning replayed")
                .param(replay.commandId())
                .query(Long.class)
                .single();
        outbox.add(new PushReplayEnded(replay.commandId(), replayed));
    }
}
