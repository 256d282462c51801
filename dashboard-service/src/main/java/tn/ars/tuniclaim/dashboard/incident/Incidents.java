package tn.ars.tuniclaim.dashboard.incident;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.event.AlertCause;

/** What is wrong now. */
@Component
public class Incidents {

    /** Nobody tells the end of a warning: it is over when it has not come again for so long. */
    private static final Duration WARNING_LASTS = Duration.ofDays(1);

    private static final List<String> CRITICAL = Arrays.stream(AlertCause.values())
            .filter(cause -> cause.severity() == AlertCause.Severity.CRITICAL)
            .map(AlertCause::name)
            .toList();

    private final JdbcClient jdbc;
    private final Clock clock;

    Incidents(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The newest first, critical ones before all others. */
    public List<Incident> open(int limit) {
        return jdbc.sql("""
                        select * from alert
                        where resolved_at is null and (cause in (:critical) or raised_at >= :since)
                        order by (cause in (:critical)) desc, raised_at desc limit :limit
                        """)
                .param("critical", CRITICAL)
                .param("since", clock.instant().minus(WARNING_LASTS).atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .query(Incidents::incident)
                .list();
    }

    private static Incident incident(ResultSet row, int number) throws SQLException {
        return new Incident(
                AlertCause.valueOf(row.getString("cause")),
                row.getString("subject"),
                row.getString("detail"),
                row.getObject("since", OffsetDateTime.class).toInstant(),
                row.getObject("raised_at", OffsetDateTime.class).toInstant());
    }
}
