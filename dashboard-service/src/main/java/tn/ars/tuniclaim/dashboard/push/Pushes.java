package tn.ars.tuniclaim.dashboard.push;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.event.PushKind;

/** What became of the changes that the partner was to be told. */
@Component
public class Pushes {

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
            select * from push refused
            where outcome = 'REFUSED' and not exists (
                select from push newer
                where newer.outcome = 'DELIVERED' and newer.bordereau = refused.bordereau and newer.kind = refused.kind
                    and newer.bulletin is not distinct from refused.bulletin and newer.changed_at > refused.changed_at)
            order by told_at desc limit ?
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

    /** What the partner refused, the newest first, until a newer change of the same thing has been delivered. */
    public List<Refusal> refusals(int limit) {
        return jdbc.sql(REFUSALS).param(limit).query(Pushes::refusal).list();
    }

    /** Forgets the changes told of for the last time before then, but none that waits. */
    public void forgetBefore(Instant then) {
        jdbc.sql("delete from push where told_at < ? and outcome <> 'WAITING'")
                .param(then.atOffset(ZoneOffset.UTC))
                .update();
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
