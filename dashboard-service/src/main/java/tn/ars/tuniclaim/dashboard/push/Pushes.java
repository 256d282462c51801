package tn.ars.tuniclaim.dashboard.push;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

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

    /** Forgets the changes told of for the last time before then, but none that waits. */
    public void forgetBefore(Instant then) {
        jdbc.sql("delete from push where told_at < ? and outcome <> 'WAITING'")
                .param(then.atOffset(ZoneOffset.UTC))
                .update();
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
