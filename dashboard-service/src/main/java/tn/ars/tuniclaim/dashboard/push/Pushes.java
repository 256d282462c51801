package tn.ars.tuniclaim.dashboard.push;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.dashboard.retention.Forgets;
import tn.ars.tuniclaim.event.PushKind;

/** What became of the changes that the partner was to be told. */
@Component
public class Pushes implements Forgets {

    private static final String COUNTS = """
            select count(*) filter (where outcome = 'DELIVERED') as delivered,
                   count(*) filter (where outcome = 'SUPERSEDED') as superseded,
                   count(*) filter (where outcome = 'REFUSED') as refused,
                   (select count(*) from push where outcome = 'WAITING') as waiting,
                   (select min(changed_at) from push where outcome = 'WAITING') as waiting_since
            from push
            where outcome in ('DELIVERED', 'SUPERSEDED', 'REFUSED') and told_at >= :from and told_at < :to
            """;

    private static final String REFUSALS = """
            select bordereau, bulletin, kind, state, told_at, http_status,
                   case when :withAnswers then answer end as answer,
                   (select count(*) from push where outcome = 'REFUSED' and made_good_at is null) as all_of_them
            from push where outcome = 'REFUSED' and made_good_at is null
            order by told_at desc limit :limit
            """;

    private static final String UNKNOWN = """
            select bordereau, count(*) over () as all_of_them
            from push where outcome = 'WAITING' and park_reason = 'BORDEREAU_UNKNOWN'
            group by bordereau order by max(told_at) desc, bordereau limit :limit
            """;

    private final JdbcClient jdbc;

    Pushes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What was told of from one moment to before the other, and what waits now. */
    public PushCounts counts(Instant from, Instant to) {
        return jdbc.sql(COUNTS)
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("to", to.atOffset(ZoneOffset.UTC))
                .query(Pushes::counts)
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

    /** The changes told of for the last time before then, but none that waits. */
    @Override
    public void forgetBefore(Instant then) {
        jdbc.sql("delete from push where told_at < ? and outcome <> 'WAITING'")
                .param(then.atOffset(ZoneOffset.UTC))
                .update();
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
                row.getObject("told_at", OffsetDateTime.class).toInstant(),
                row.getObject("http_status", Integer.class),
                row.getString("answer"));
    }

    private static PushCounts counts(ResultSet row, int number) throws SQLException {
        var waitingSince = row.getObject("waiting_since", OffsetDateTime.class);
        return new PushCounts(
                row.getLong("delivered"),
                row.getLong("superseded"),
                row.getLong("refused"),
                row.getLong("waiting"),
                waitingSince == null ? null : waitingSince.toInstant());
    }
}
