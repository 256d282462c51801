package tn.ars.tuniclaim.importer.run;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tn.ars.tuniclaim.event.SyncBalance;
import tn.ars.tuniclaim.event.SyncTrigger;
import tn.ars.tuniclaim.importer.normalize.Reading.Oddity;
import tools.jackson.databind.json.JsonMapper;

/** The runs, of which one at most is open in the whole cluster. This process owns those that it opened. */
@Repository
class Runs {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;
    private final UUID owner = UUID.randomUUID();

    Runs(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** False when that run has been opened before, or another one is open. */
    boolean open(UUID run, SyncTrigger trigger, String requestedBy) {
        return jdbc.sql("""
                                insert into sync_run
                                    (id, trigger, requested_by, started_at, owner, heartbeat_at, balance)
                                values (?, ?, ?, ?, ?, clock_timestamp(), ?::jsonb)
                                on conflict do nothing
                                """)
                        .params(
                                run,
                                trigger.name(),
                                requestedBy,
                                clock.instant().atOffset(ZoneOffset.UTC),
                                owner,
                                json.writeValueAsString(SyncBalance.ZERO))
                        .update()
                > 0;
    }

    /** Says that the owner lives, and hears what is asked of it; empty when the run has been taken from it. */
    Optional<Pulse> beat(UUID run) {
        return jdbc.sql("""
                        update sync_run set heartbeat_at = clock_timestamp()
                        where id = ? and owner = ? and ended_at is null
                        returning cancelled_by, cancel_reason
                        """)
                .params(run, owner)
                .query((row, _) -> new Pulse(row.getString(1), row.getString(2)))
                .optional();
    }

    void progress(UUID run, SyncBalance balance, Map<Oddity, Long> oddities) {
        jdbc.sql("update sync_run set balance = ?::jsonb, oddities = ?::jsonb where id = ?")
                .params(json.writeValueAsString(balance), json.writeValueAsString(oddities), run)
                .update();
    }

    /** False when there is no such open run. */
    boolean cancel(UUID run, String by, @Nullable String why) {
        return jdbc.sql("update sync_run set cancelled_by = ?, cancel_reason = ? where id = ? and ended_at is null")
                        .param(by)
                        .param(why)
                        .param(run)
                        .update()
                > 0;
    }

    /** The balance at the end; empty when the run has ended before. */
    Optional<SyncBalance> end(UUID run, Ending ending) {
        return jdbc.sql("""
                        update sync_run set ended_at = ?, outcome = ?, reason = ?
                        where id = ? and ended_at is null
                        returning balance
                        """)
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .param(ending.outcome().name())
                .param(ending.reason())
                .param(run)
                .query((row, _) -> balance(row))
                .optional();
    }

    /** Open runs whose owner has not been heard of for so long, held until the transaction ends. */
    List<UUID> abandoned(Duration silence) {
        return jdbc.sql("""
                        select id from sync_run
                        where ended_at is null and heartbeat_at < clock_timestamp() - make_interval(secs => ?)
                        for update skip locked
                        """)
                .param(silence.toSeconds())
                .query((row, _) -> row.getObject("id", UUID.class))
                .list();
    }

    private SyncBalance balance(ResultSet row) throws SQLException {
        return json.readValue(row.getString("balance"), SyncBalance.class);
    }

    /** @param cancelledBy null while nobody wants the run to end */
    record Pulse(@Nullable String cancelledBy, @Nullable String cancelReason) {}
}
