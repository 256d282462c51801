package tn.ars.tuniclaim.notifier.incident;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tn.ars.tuniclaim.event.AlertCause;
import tn.ars.tuniclaim.notifier.incident.Turn.Matter;
import tn.ars.tuniclaim.notifier.incident.Turn.Raised;

/** All incidents; of one matter, one at most is open. */
@Repository
class Incidents {

    private static final String RAISE = """
            insert into incident as known
                (cause, subject, opened_at, last_at, heard_at, alerts, bordereaux, first_detail, last_detail)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (cause, subject) where resolved_at is null do update set
                last_at = greatest(known.last_at, excluded.last_at),
                heard_at = excluded.heard_at,
                alerts = known.alerts + excluded.alerts,
                last_detail = excluded.last_detail,
                bordereaux = array(
                    select reference
                    from unnest(known.bordereaux || excluded.bordereaux) with ordinality as hit (reference, place)
                    group by reference order by min(place) limit %s)
            returning *""".formatted(Turn.MAX_BORDEREAUX);

    private final JdbcClient jdbc;

    Incidents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Opens an incident, or counts the alerts on the open one. */
    Incident raise(Raised raised, Instant now) {
        return jdbc.sql(RAISE)
                .param(raised.matter().cause().name())
                .param(raised.matter().subject())
                .param(raised.firstAt().atOffset(UTC))
                .param(raised.lastAt().atOffset(UTC))
                .param(now.atOffset(UTC))
                .param(raised.alerts())
                .param(raised.bordereaux().toArray(String[]::new))
                .param(raised.firstDetail())
                .param(raised.lastDetail())
                .query(Incidents::incident)
                .single();
    }

    /** The incident that ended; none when none was open, or it was raised again later than this word was said. */
    Optional<Incident> resolve(Matter matter, Instant at) {
        return jdbc.sql("""
                        update incident set resolved_at = greatest(opened_at, ?)
                        where cause = ? and subject = ? and resolved_at is null and last_at <= ? returning *""")
                .param(at.atOffset(UTC))
                .param(matter.cause().name())
                .param(matter.subject())
                .param(at.atOffset(UTC))
                .query(Incidents::incident)
                .optional();
    }

    /** Ends incidents of these causes of which nothing has been heard since then. */
    List<Incident> resolveUnheardSince(Instant since, Collection<AlertCause> causes, Instant now) {
        return jdbc.sql("""
                        update incident set resolved_at = ?
                        where cause = any(?) and heard_at < ? and resolved_at is null returning *""")
                .param(now.atOffset(UTC))
                .param(causes.stream().map(AlertCause::name).toArray(String[]::new))
                .param(since.atOffset(UTC))
                .query(Incidents::incident)
                .list();
    }

    private static Incident incident(ResultSet row, int number) throws SQLException {
        var resolvedAt = row.getObject("resolved_at", OffsetDateTime.class);
        return new Incident(
                row.getObject("id", UUID.class),
                AlertCause.valueOf(row.getString("cause")),
                row.getString("subject"),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                row.getObject("last_at", OffsetDateTime.class).toInstant(),
                resolvedAt == null ? null : resolvedAt.toInstant(),
                row.getLong("alerts"),
                List.of((String[]) row.getArray("bordereaux").getArray()),
                row.getString("first_detail"),
                row.getString("last_detail"));
    }
}
