package tn.ars.tuniclaim.dashboard.incident;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.event.AlertCause;

/** What is wrong now. */
@Component
public class Incidents {

    private static final List<String> CRITICAL = causes(cause -> cause.severity() == AlertCause.Severity.CRITICAL);
    private static final List<String> ENDING_IN_SILENCE = causes(AlertCause::endsInSilence);

    private final JdbcClient jdbc;
    private final IncidentProperties settings;
    private final Clock clock;

    Incidents(JdbcClient jdbc, IncidentProperties settings, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    /** The newest first, critical ones before all others. */
    public List<Incident> open(int limit) {
        return jdbc.sql("""
                        select * from alert
                        where (resolved_at is null or resolved_at < raised_at) and (cause not in (:silent) or raised_at >= :since)
                        order by (cause in (:critical)) desc, raised_at desc limit :limit
                        """)
                .param("critical", CRITICAL)
                .param("silent", ENDING_IN_SILENCE)
                .param("since", clock.instant().minus(settings.quiet()).atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .query(Incidents::incident)
                .list();
    }

    private static List<String> causes(Predicate<AlertCause> which) {
        return Arrays.stream(AlertCause.values())
                .filter(which)
                .map(AlertCause::name)
                .toList();
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
