package tn.ars.tuniclaim.importer.run;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tn.ars.tuniclaim.event.SyncBalance;
import tn.ars.tuniclaim.event.SyncTraffic;
import tn.ars.tuniclaim.event.SyncTrigger;
import tn.ars.tuniclaim.importer.normalize.Reading.Oddity;
import tn.ars.tuniclaim.importer.run.Request.Reads;
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
    boolean open(Request request) {
        return jdbc.sql("""
                                insert into sync_run
                                    (id, trigger, requested_by, reads, started_at, owner, heartbeat_at, balance)
                                values (?, ?, ?, ?, ?, ?, clock_timestamp(), ?::jsonb)
                                on conflict do nothing
                                """)
                        .params(
                                request.run(),
                                request.trigger().name(),
                                request.requestedBy(),
                                request.reads().name(),
                                clock.instant().atOffset(ZoneOffset.UTC),
                                owner,
                                json.writeValueAsString(SyncBalance.ZERO))
                        .update()
                > 0;
    }

    /** True when that run has been opened before, or is to follow another. */
    boolean isKnown(UUID run) {
        return jdbc.sql("select exists (select from sync_run where id = ? or next_run = ?)")
                .params(run, run)
                .query(Boolean.class)
                .single();
    }

    /** The one run that is open, held until the transaction ends. */
    Optional<Open> open() {
        return jdbc.sql("select id, reads, next_run from sync_run where ended_at is null for update")
                .query((row, _) -> new Open(
                        row.getObject("id", UUID.class),
                        Reads.valueOf(row.getString("reads")),
                        row.getObject("next_run", UUID.class)))
                .optional();
    }

    /** What is to start when that run ends. */
    void follow(UUID open, Request next) {
        jdbc.sql("update sync_run set next_run = ?, next_trigger = ?, next_by = ?, next_reads = ? where id = ?")
                .params(
                        next.run(),
                        next.trigger().name(),
                        next.requestedBy(),
                        next.reads().name(),
                        open)
                .update();
    }

    /** The run that is to start when that run ends reads the whole list. */
    void followWithList(UUID open) {
        jdbc.sql("update sync_run set next_reads = ? where id = ?")
                .params(Reads.LIST.name(), open)
                .update();
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

    /** Nothing where the run has been taken from this process. */
    void traffic(UUID run, SyncTraffic traffic) {
        jdbc.sql(
                        "update sync_run set bytes = ?, calls = ?, retries = ? where id = ? and owner = ? and ended_at is null")
                .params(traffic.bytes(), traffic.calls(), traffic.retries(), run, owner)
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

    /** Empty when the run has ended before. */
    Optional<Ended> end(UUID run, Ending ending) {
        return jdbc.sql("""
                        update sync_run set ended_at = ?, outcome = ?, reason = ?, code = ?
                        where id = ? and ended_at is null
                        returning *
                        """)
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .param(ending.outcome().name())
                .param(ending.reason())
                .param(ending.code() == null ? null : ending.code().name())
                .param(run)
                .query((row, _) -> ended(row))
                .optional();
    }

    /** Open runs whose owner has not been heard of for so long, held until the transaction ends. */
    List<UUID> abandoned(Duration silence) {
        return jdbc.sql("""
                        select id from sync_run
                        where ended_at is null and heartbeat_at < clock_timestamp() - make_interval(secs => ?)
                        for update skip locked
                        """)
                .param(silence.toMillis() / 1000.0)
                .query((row, _) -> row.getObject("id", UUID.class))
                .list();
    }

    /** How many bordereaux the last run received that read the whole list; empty when none has. */
    OptionalLong lastReceived() {
        return jdbc.sql("""
                        select (balance -> 'bordereaux' ->> 'received')::bigint from sync_run
                        where outcome in ('COMPLETED', 'COMPLETED_WITH_REJECTIONS') and reads = 'LIST'
                        order by started_at desc limit 1
                        """).query(Long.class).stream()
                .mapToLong(Long::longValue)
                .findFirst();
    }

    private Ended ended(ResultSet row) throws SQLException {
        var request = new Request(
                row.getObject("id", UUID.class),
                SyncTrigger.valueOf(row.getString("trigger")),
                row.getString("requested_by"),
                Reads.valueOf(row.getString("reads")));
        return new Ended(
                request,
                json.readValue(row.getString("balance"), SyncBalance.class),
                new SyncTraffic(row.getLong("bytes"), row.getLong("calls"), row.getLong("retries")),
                next(row));
    }

    private static @Nullable Request next(ResultSet row) throws SQLException {
        var run = row.getObject("next_run", UUID.class);
        return run == null
                ? null
                : new Request(
                        run,
                        SyncTrigger.valueOf(row.getString("next_trigger")),
                        row.getString("next_by"),
                        Reads.valueOf(row.getString("next_reads")));
    }

    /** @param cancelledBy null while nobody wants the run to end */
    record Pulse(@Nullable String cancelledBy, @Nullable String cancelReason) {}

    /** @param next the run that is to start when this one ends; null: none */
    record Open(UUID id, Reads reads, @Nullable UUID next) {}
}
