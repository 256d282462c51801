package tn.ars.tuniclaim.dashboard.history;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.dashboard.retention.Forgets;
import tn.ars.tuniclaim.event.SyncBalance;
import tn.ars.tuniclaim.event.SyncOutcome;
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
        return select("order by coalesce(started_at, news_at) desc limit ?", limit);
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

    /** Why entries of the run were left out, the most frequent reasons first. */
    public List<Rejection> rejections(UUID runId, int limit) {
        return jdbc.sql("""
                        select field, reason, count(*) as entries,
                               (array_agg(bordereau order by position) filter (where bordereau is not null))[1] as bordereau
                        from sync_rejection where run_id = ?
                        group by field, reason order by entries desc, reason limit ?
                        """).param(runId).param(limit).query(Runs::rejection).list();
    }

    /** The runs last heard of before then, with their rejections. */
    @Override
    public void forgetBefore(Instant then) {
        jdbc.sql("""
                        with old as (delete from sync_run where news_at < ? returning run_id)
                        delete from sync_rejection using old where sync_rejection.run_id = old.run_id
                        """).param(then.atOffset(ZoneOffset.UTC)).update();
    }

    private static Rejection rejection(ResultSet row, int number) throws SQLException {
        return new Rejection(
                row.getString("field"), row.getString("reason"), row.getLong("entries"), row.getString("bordereau"));
    }

    private List<Run> select(String how, int limit) {
        return jdbc.sql(SELECT + how).param(limit).query(this::run).list();
    }

    private Run run(ResultSet row, int number) throws SQLException {
        var trigger = row.getString("triggered_by");
        var outcome = row.getString("outcome");
        return new Run(
                row.getObject("run_id", UUID.class),
                trigger == null ? null : SyncTrigger.valueOf(trigger),
                row.getString("requested_by"),
                row.getObject("began_at", OffsetDateTime.class).toInstant(),
                json.readValue(row.getString("balance"), SyncBalance.class),
                outcome == null ? null : SyncOutcome.valueOf(outcome),
                row.getString("reason"),
                instant(row, "ended_at"),
                row.getObject("news_at", OffsetDateTime.class).toInstant());
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
