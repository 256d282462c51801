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
import tn.ars.tuniclaim.dashboard.story.About;

/** Where the partner says something else than ARS holds, as the importer noticed it. */
@Component
public class Drifts implements Forgets {

    private final JdbcClient jdbc;

    Drifts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Those that a run noticed, in the order in which it did.
     *
     * @param after the last one of the page before; null: the first page
     */
    public List<Drift> of(UUID runId, @Nullable Mark<String> after, int limit) {
        return jdbc.sql("""
            select * from sync_drift
            where run_id = :run and partner_word is not null
                and (:at::timestamptz is null or (told_at, fact_id) > (:at, :id))
            order by told_at, fact_id limit :limit
            """)
                .param("run", runId)
                .param("at", after == null ? null : after.at().atOffset(ZoneOffset.UTC))
                .param("id", after == null ? null : after.id())
                .param("limit", limit)
                .query(Drifts::drift)
                .list();
    }

    public long count(UUID runId) {
        return jdbc.sql("select count(*) from sync_drift where run_id = ? and partner_word is not null")
                .param(runId)
                .query(Long.class)
                .single();
    }

    /** What the partner came to say otherwise of just that bordereau, or that bulletin, unless it has come to say the same since. */
    public Optional<Drift> newest(String bordereau, @Nullable String bulletin) {
        return jdbc.sql("""
            select * from (
                select * from sync_drift where %s order by told_at desc, fact_id desc limit 1) as newest
            where partner_word is not null
            """.formatted(About.just(bulletin)))
                .param("bordereau", bordereau)
                .param("bulletin", bulletin)
                .query(Drifts::drift)
                .optional();
    }

    @Override
    public void forgetBefore(Instant then) {
        jdbc.sql("delete from sync_drift where told_at < ?")
                .param(then.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static Drift drift(ResultSet row, int number) throws SQLException {
        return new Drift(
                row.getString("fact_id"),
                row.getString("bordereau"),
                row.getString("bulletin"),
                row.getString("ars_status"),
                row.getString("partner_word"),
                Columns.instant(row, "told_at"));
    }
}
