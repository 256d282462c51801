package tn.ars.tuniclaim.dashboard.push;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.dashboard.retention.Forgets;
import tn.ars.tuniclaim.dashboard.rows.Columns;
import tn.ars.tuniclaim.dashboard.rows.Mark;
import tn.ars.tuniclaim.dashboard.story.About;
import tn.ars.tuniclaim.event.ParkReason;
import tn.ars.tuniclaim.event.PushKind;

/** What became of the changes that the partner was to be told. */
@Component
public class Pushes implements Forgets {

    /** Beyond it nobody wants to know exactly, and counting would take as long as there are more. */
    public static final int COUNTED = 100_000;

    private static final String WAITING = """
        select (select count(*) from (select from push where outcome = 'WAITING' limit 100000)) as waiting,
               (select changed_at from push where outcome = 'WAITING' order by changed_at limit 1) as waiting_since
        """;

    private static final String REFUSALS = """
        select bordereau, bulletin, kind, state, told_at, http_status,
               case when :withAnswers then answer end as answer,
               (select count(*) from push where outcome in ('REFUSED', 'SET_ASIDE') and settled_at is null) as all_of_them
        from push where outcome in ('REFUSED', 'SET_ASIDE') and settled_at is null
        order by told_at desc, fact_id limit :limit
        """;

    private static final String UNKNOWN = """
        select bordereau, count(*) over () as all_of_them
        from push where outcome = 'WAITING' and park_reason = 'BORDEREAU_UNKNOWN'
        group by bordereau order by max(told_at) desc, bordereau limit :limit
        """;

    private static final String COLUMNS = """
        select fact_id, bordereau, bulletin, kind, state, changed_at, outcome, told_at, attempts, took_ms, park_reason,
               next_attempt_at, http_status, settled_at,
               case when :withWords then coalesce(answer, detail) end as words
        from push
        """;

    private static final String FORGET = """
        delete from push where ctid = any (array (
            select ctid from push
            where told_at < ? and (outcome in ('DELIVERED', 'SUPERSEDED', 'DISCARDED')
                or outcome in ('REFUSED', 'SET_ASIDE') and settled_at is not null)
            limit 10000))
        """;

    private final JdbcClient jdbc;
    private final Tallies tallies;

    Pushes(JdbcClient jdbc, Tallies tallies) {
        this.jdbc = jdbc;
        this.tallies = tallies;
    }

    /** What was told of from one moment to before the other, and what waits now. */
    public PushCounts counts(Instant from, Instant to) {
        var told = tallies.sum(from, to);
        return jdbc.sql(WAITING)
                .query((row, _) -> new PushCounts(
                        told.delivered(),
                        told.superseded(),
                        told.refused(),
                        row.getLong("waiting"),
                        Columns.instantOrNull(row, "waiting_since")))
                .single();
    }

    /**
     * What the partner refused and nothing newer has made good.
     *
     * @param withAnswers the partner's words may be about persons: only for those who may see contents
     */
    public Shortlist<Refusal> refusals(int limit, boolean withAnswers) {
        return shortlist(jdbc.sql(REFUSALS).param("limit", limit).param("withAnswers", withAnswers), Pushes::refusal);
    }

    /** The bordereaux that the partner does not know and that changes wait for. */
    public Shortlist<String> unknownBordereaux(int limit) {
        return shortlist(jdbc.sql(UNKNOWN).param("limit", limit), (row, _) -> row.getString("bordereau"));
    }

    /**
     * The changes of a bordereau, or of one bulletin and of the bordereau as a whole, that say how it stands, however many there
     * are: the oldest that needs somebody, the oldest that waits and the oldest that is pending, and the newest that was delivered
     * and the newest that was discarded.
     */
    public List<Push> telling(String bordereau, @Nullable String bulletin, boolean withWords) {
        return jdbc.sql(COLUMNS + """
            where ctid = any (array (
                select distinct on (what) place from (
                    select ctid as place, fact_id, changed_at,
                        case outcome when 'SET_ASIDE' then 'REFUSED' else outcome end as what
                    from push
                    where %s and outcome <> 'SUPERSEDED'
                        and (outcome not in ('REFUSED', 'SET_ASIDE') or settled_at is null)) as told
                order by what,
                    case when what in ('DELIVERED', 'DISCARDED') then changed_at end desc, changed_at, fact_id))
            """.formatted(About.where(bulletin)))
                .param("bordereau", bordereau)
                .param("bulletin", bulletin)
                .param("withWords", withWords)
                .query(Pushes::push)
                .list();
    }

    /** Whether the partner took a status of just that bordereau, or that bulletin, after that time. */
    public boolean hasTakenStatus(String bordereau, @Nullable String bulletin, Instant after) {
        return jdbc.sql("""
            select exists (
                select from push
                where %s and kind = 'STATUS' and outcome = 'DELIVERED' and told_at > :after)
            """.formatted(About.just(bulletin)))
                .param("bordereau", bordereau)
                .param("bulletin", bulletin)
                .param("after", after.atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
    }

    /** Those of the changes that somebody has to act on. */
    public Set<String> needingSomebody(Collection<String> factIds) {
        if (factIds.isEmpty()) {
            return Set.of();
        }
        return jdbc.sql("""
            select fact_id from push
            where fact_id in (:factIds) and outcome in ('REFUSED', 'SET_ASIDE') and settled_at is null
            """)
                .param("factIds", factIds)
                .query((row, _) -> row.getString("fact_id"))
                .set();
    }

    public Optional<Push> one(String factId, boolean withWords) {
        return jdbc.sql(COLUMNS + "where fact_id = :factId")
                .param("factId", factId)
                .param("withWords", withWords)
                .query(Pushes::push)
                .optional();
    }

    /**
     * The refused ones by when they were refused, the newest first; the others by when they were decided, the oldest first.
     *
     * @param after the last one of the page before; null: the first page
     */
    public List<Push> list(PushFilter filter, @Nullable Mark<String> after, boolean withWords, int limit) {
        var isRefused = filter.outcome() == Outcome.REFUSED;
        var sql = COLUMNS
                + """
                where %s and (:kind::text is null or kind = :kind)
                    and (:reason::text is null or park_reason = :reason)
                    and (:bordereau::text is null or bordereau = :bordereau) and (%s)
                order by %s limit :limit
                """.formatted(
                                which(filter.outcome()),
                                isRefused
                                        ? "(:at::timestamptz is null or (told_at, fact_id) < (:at, :factId))"
                                        : ":at::timestamptz is null or (changed_at, fact_id) > (:at, :factId)",
                                isRefused ? "told_at desc, fact_id desc" : "changed_at, fact_id");
        return matching(sql, filter)
                .param("at", after == null ? null : after.at().atOffset(ZoneOffset.UTC))
                .param("factId", after == null ? null : after.id())
                .param("withWords", withWords)
                .param("limit", limit)
                .query(Pushes::push)
                .list();
    }

    /** How many there are by kind and reason, the most first; counted up to {@link #COUNTED}. */
    public List<PushGroup> groups(Outcome outcome) {
        return jdbc.sql("""
            select kind, park_reason, count(*) as changes from (
                select kind, park_reason from push
                where %s limit %d) as counted
            group by kind, park_reason order by changes desc, kind, park_reason
            """.formatted(which(outcome), COUNTED))
                .query((row, _) -> new PushGroup(
                        PushKind.valueOf(row.getString("kind")),
                        Columns.wordOrNull(row, "park_reason", ParkReason.class),
                        row.getLong("changes")))
                .list();
    }

    /** As the indexes have it. What the pusher could not handle needs somebody as much as what the partner refused. */
    private static String which(Outcome outcome) {
        return outcome == Outcome.REFUSED
                ? "outcome in ('REFUSED', 'SET_ASIDE') and settled_at is null"
                : "outcome = '" + outcome + "'";
    }

    private JdbcClient.StatementSpec matching(String sql, PushFilter filter) {
        var kind = filter.kind();
        var reason = filter.reason();
        return jdbc.sql(sql)
                .param("kind", kind == null ? null : kind.name())
                .param("reason", reason == null ? null : reason.name())
                .param("bordereau", filter.bordereau());
    }

    /** The changes told of for the last time before then that are done with: none that waits, is pending or needs somebody. */
    @Override
    public void forgetBefore(Instant then) {
        while (jdbc.sql(FORGET).param(then.atOffset(ZoneOffset.UTC)).update() > 0) {
            // Little by little, so that nobody waits for it.
        }
    }

    /** Of rows that each say how many there are in all. */
    private static <T> Shortlist<T> shortlist(JdbcClient.StatementSpec query, RowMapper<T> mapper) {
        var all = new AtomicLong();
        var newest = query.query((row, number) -> {
                    all.set(row.getLong("all_of_them"));
                    return mapper.mapRow(row, number);
                })
                .list();
        return new Shortlist<>(newest, all.get());
    }

    private static Refusal refusal(ResultSet row, int number) throws SQLException {
        return new Refusal(
                row.getString("bordereau"),
                row.getString("bulletin"),
                PushKind.valueOf(row.getString("kind")),
                row.getString("state"),
                Columns.instant(row, "told_at"),
                row.getObject("http_status", Integer.class),
                row.getString("answer"));
    }

    private static Push push(ResultSet row, int number) throws SQLException {
        return new Push(
                row.getString("fact_id"),
                row.getString("bordereau"),
                row.getString("bulletin"),
                PushKind.valueOf(row.getString("kind")),
                row.getString("state"),
                Columns.instant(row, "changed_at"),
                Outcome.valueOf(row.getString("outcome")),
                Columns.instant(row, "told_at"),
                row.getObject("attempts", Integer.class),
                row.getObject("took_ms", Long.class),
                Columns.wordOrNull(row, "park_reason", ParkReason.class),
                Columns.instantOrNull(row, "next_attempt_at"),
                row.getObject("http_status", Integer.class),
                row.getString("words"),
                Columns.instantOrNull(row, "settled_at"));
    }
}
