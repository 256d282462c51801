package tn.ars.tuniclaim.dashboard.history;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.dashboard.retention.Forgets;
import tn.ars.tuniclaim.dashboard.rows.Columns;
import tn.ars.tuniclaim.dashboard.rows.Mark;
import tn.ars.tuniclaim.event.RejectionCode;
import tn.ars.tuniclaim.event.SyncBalance;
import tn.ars.tuniclaim.event.SyncFailure;
import tn.ars.tuniclaim.event.SyncOutcome;
import tn.ars.tuniclaim.event.SyncTraffic;
import tn.ars.tuniclaim.event.SyncTrigger;
import tools.jackson.databind.json.JsonMapper;

/** The runs told of so far, newest first. */
@Component
public class Runs implements Forgets {

    private static final String SELECT = "select *, coalesce(started_at, news_at) as began_at from sync_run ";

    private final JdbcClient jdbc;
    private final JsonMapper json;

    Runs(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    public List<Run> latest(int limit) {
        return select("order by coalesce(started_at, news_at) desc, run_id desc limit ?", limit);
    }

    /**
     * The newest first, by when they began.
     *
     * @param mark the last one of the page before; null: the first page
     */
    public List<Run> before(@Nullable Mark<UUID> mark, int limit) {
        return jdbc.sql(SELECT + """
            where :at::timestamptz is null or (coalesce(started_at, news_at), run_id) < (:at, :id::uuid)
            order by coalesce(started_at, news_at) desc, run_id desc limit :limit
            """)
                .param("at", mark == null ? null : mark.at().atOffset(ZoneOffset.UTC))
                .param("id", mark == null ? null : mark.id())
                .param("limit", limit)
                .query(this::run)
                .list();
    }

    public Optional<Run> one(UUID runId) {
        return jdbc.sql(SELECT + "where run_id = ?")
                .param(runId)
                .query(this::run)
                .optional();
    }

    /** The run of that id, or the one that serves those who asked for it. */
    public Optional<Run> serving(UUID runId) {
        return one(runId).or(() -> joined(runId).flatMap(this::one));
    }

    /** The run that serves a request for which none of its own was started. */
    public Optional<UUID> joined(UUID runId) {
        return jdbc.sql("select open_run_id from sync_join where run_id = ?")
                .param(runId)
                .query(UUID.class)
                .optional();
    }

    /** Whether requests joined it, though it has perhaps not begun. */
    public boolean isToServe(UUID runId) {
        return jdbc.sql("select exists (select from sync_join where open_run_id = ?)")
                .param(runId)
                .query(Boolean.class)
                .single();
    }

    /** Empty until the importer has told of it. */
    public Optional<Schedule> schedule() {
        return jdbc.sql("select * from sync_schedule").query(Runs::toSchedule).optional();
    }

    public List<Run> latestEnded(int limit) {
        return select("where ended_at is not null order by ended_at desc limit ?", limit);
    }

    /** The newest run that goes on and was heard of since {@code since}; one silent for longer may be dead. */
    public Optional<Run> goingOn(Instant since) {
        return jdbc.sql(SELECT + "where ended_at is null and news_at >= ? order by news_at desc limit 1")
                .param(since.atOffset(ZoneOffset.UTC))
                .query(this::run)
                .optional();
    }

    /** True when the run was heard of, or any has ended between the two moments. */
    public boolean isAnswered(UUID runId, Instant from, Instant to) {
        return jdbc.sql("select exists (select from sync_run where run_id = ? or ended_at between ? and ?)")
                .param(runId)
                .param(from.atOffset(ZoneOffset.UTC))
                .param(to.atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
    }

    /** Why entries of the run were left out in its last reading, the most frequent reasons first. */
    public List<Rejection> rejections(UUID runId, int limit) {
        return jdbc.sql("""
            select field, reason, code, expected, count(*) as entries,
                   (array_agg(bordereau order by position) filter (where bordereau is not null))[1] as bordereau
            from sync_rejection rejection where run_id = ?
                and reading = (select max(reading) from sync_rejection where run_id = rejection.run_id)
            group by field, reason, code, expected order by entries desc, reason limit ?
            """).param(runId).param(limit).query(Runs::rejection).list();
    }

    /**
     * The entries left out in the last reading, from that position on.
     *
     * @param after the fact of the last one of the page before; null: the first page
     */
    public List<RejectedEntry> entries(UUID runId, long from, @Nullable String after, int limit) {
        return jdbc.sql("""
            select * from sync_rejection rejection where run_id = :run and position >= :from
                and reading = (select max(reading) from sync_rejection where run_id = rejection.run_id)
                and (:after::text is null
                    or (position, coalesce(bulletin, ''), coalesce(field, ''), fact_id) >
                        (select position, coalesce(bulletin, ''), coalesce(field, ''), fact_id
                         from sync_rejection where fact_id = :after))
            order by position, coalesce(bulletin, ''), coalesce(field, ''), fact_id limit :limit
            """)
                .param("run", runId)
                .param("from", from)
                .param("after", after)
                .param("limit", limit)
                .query(Runs::entry)
                .list();
    }

    /** What is wrong with the entry that stood there in the last reading. */
    public List<RejectedEntry> at(UUID runId, long position) {
        return jdbc.sql("""
            select * from sync_rejection rejection where run_id = ? and position = ?
                and reading = (select max(reading) from sync_rejection where run_id = rejection.run_id)
            order by coalesce(bulletin, ''), coalesce(field, ''), fact_id limit 100
            """).params(runId, position).query(Runs::entry).list();
    }

    /** The runs last heard of before then, with their rejections. */
    @Override
    public void forgetBefore(Instant then) {
        jdbc.sql("delete from sync_join where told_at < ?")
                .param(then.atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("""
            with old as (delete from sync_run where news_at < ? returning run_id)
            delete from sync_rejection using old where sync_rejection.run_id = old.run_id
            """).param(then.atOffset(ZoneOffset.UTC)).update();
    }

    private static Rejection rejection(ResultSet row, int number) throws SQLException {
        return new Rejection(
                row.getString("field"),
                row.getString("reason"),
                Columns.wordOrNull(row, "code", RejectionCode.class),
                row.getString("expected"),
                row.getLong("entries"),
                row.getString("bordereau"));
    }

    private static RejectedEntry entry(ResultSet row, int number) throws SQLException {
        return new RejectedEntry(
                row.getString("fact_id"),
                row.getLong("position"),
                row.getString("bordereau"),
                row.getString("bulletin"),
                row.getString("field"),
                row.getString("reason"),
                Columns.wordOrNull(row, "code", RejectionCode.class),
                row.getString("expected"));
    }

    private static Schedule toSchedule(ResultSet row, int number) throws SQLException {
        return new Schedule(
                row.getBoolean("paused"),
                row.getString("cron"),
                row.getString("zone"),
                Columns.instantOrNull(row, "next_at"),
                row.getString("changed_by"),
                Columns.instantOrNull(row, "changed_at"),
                row.getString("reason"));
    }

    private List<Run> select(String how, int limit) {
        return jdbc.sql(SELECT + how).param(limit).query(this::run).list();
    }

    private Run run(ResultSet row, int number) throws SQLException {
        return new Run(
                row.getObject("run_id", UUID.class),
                Columns.wordOrNull(row, "triggered_by", SyncTrigger.class),
                row.getString("requested_by"),
                Columns.instant(row, "began_at"),
                json.readValue(row.getString("balance"), SyncBalance.class),
                row.getObject("expected", Long.class),
                Columns.instantOrNull(row, "ready_at"),
                Columns.wordOrNull(row, "outcome", SyncOutcome.class),
                row.getString("reason"),
                Columns.wordOrNull(row, "code", SyncFailure.class),
                row.getObject("calls") == null
                        ? null
                        : new SyncTraffic(row.getLong("bytes"), row.getLong("calls"), row.getLong("retries")),
                Columns.instantOrNull(row, "ended_at"),
                Columns.instant(row, "news_at"));
    }
}
