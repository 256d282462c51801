package tn.ars.tuniclaim.dashboard.story;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.dashboard.retention.Forgets;
import tn.ars.tuniclaim.dashboard.rows.Columns;
import tn.ars.tuniclaim.dashboard.rows.Mark;
import tn.ars.tuniclaim.dashboard.rows.Rows;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What happened to bordereaux and bulletins, each fact once. */
@Component
public class Steps implements Forgets {

    private static final String ADD = """
        insert into step (fact_id, bordereau, bulletin, at, kind, change_id, words)
        select * from unnest(?::text[], ?::text[], ?::text[], ?::timestamptz[], ?::text[], ?::text[], ?::jsonb[])
        on conflict (fact_id) do nothing returning fact_id
        """;

    private static final String FORGET = """
        delete from step where ctid = any (array (select ctid from step where at < ? limit 10000))
        """;

    private static final TypeReference<TreeMap<String, String>> WORDS = new TypeReference<>() {};

    private final JdbcTemplate jdbc;
    private final JdbcClient client;
    private final JsonMapper json;

    Steps(JdbcTemplate jdbc, JdbcClient client, JsonMapper json) {
        this.jdbc = jdbc;
        this.client = client;
        this.json = json;
    }

    /** Answers the ids of those that were not known yet. */
    public Set<String> add(List<Step> steps) {
        var rows = new Rows();
        for (var step : steps) {
            rows.add(
                    step.factId(),
                    step.bordereau(),
                    step.bulletin(),
                    step.at(),
                    step.kind(),
                    step.changeId(),
                    json.writeValueAsString(step.words()));
        }
        return new HashSet<>(rows.writeReturning(jdbc, ADD));
    }

    /**
     * The newest first.
     *
     * @param bulletin null: of all bulletins; otherwise of this one, with what concerns the whole bordereau
     * @param before what came before that step; null: from the newest on
     */
    public List<Step> of(
            String bordereau,
            @Nullable String bulletin,
            @Nullable Mark<String> before,
            boolean withContent,
            int limit) {
        return client.sql("""
            select fact_id, bordereau, bulletin, at, kind, change_id,
                   case when :withContent then words else words - 'answer' end as words
            from step where %s and (:before::timestamptz is null or (at, fact_id) < (:before, :beforeId))
            order by at desc, fact_id desc limit :limit
            """.formatted(About.where(bulletin)))
                .param("bordereau", bordereau)
                .param("bulletin", bulletin)
                .param("before", before == null ? null : before.at().atOffset(ZoneOffset.UTC))
                .param("beforeId", before == null ? null : before.id())
                .param("withContent", withContent)
                .param("limit", limit)
                .query(this::step)
                .list();
    }

    /** @param bulletin null: whether anything is told of the bordereau at all; otherwise of this one */
    public boolean areToldOf(String bordereau, @Nullable String bulletin) {
        return client.sql("select exists (select from step where %s)"
                        .formatted(bulletin == null ? About.where(null) : About.just(bulletin)))
                .param("bordereau", bordereau)
                .param("bulletin", bulletin)
                .query(Boolean.class)
                .single();
    }

    /** The fact of that id, if it is about a bordereau. */
    public Optional<Step> one(String factId) {
        return client.sql("select fact_id, bordereau, bulletin, at, kind, change_id, '{}'::jsonb as words from step"
                        + " where fact_id = ?")
                .param(factId)
                .query((row, number) -> step(row, number))
                .optional();
    }

    @Override
    public void forgetBefore(Instant then) {
        while (client.sql(FORGET).param(then.atOffset(ZoneOffset.UTC)).update() > 0) {
            // Little by little, so that nobody waits for it.
        }
    }

    private Step step(ResultSet row, int number) throws SQLException {
        return new Step(
                row.getString("fact_id"),
                row.getString("bordereau"),
                row.getString("bulletin"),
                Columns.instant(row, "at"),
                StepKind.valueOf(row.getString("kind")),
                row.getString("change_id"),
                json.readValue(row.getString("words"), WORDS));
    }
}
