package tn.ars.tuniclaim.notifier.incident;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tn.ars.tuniclaim.event.AlertCause;
import tn.ars.tuniclaim.event.Withheld;
import tn.ars.tuniclaim.notifier.incident.Incident.Handling;
import tn.ars.tuniclaim.notifier.incident.Incident.Hits;
import tn.ars.tuniclaim.notifier.incident.Incident.Span;
import tn.ars.tuniclaim.notifier.incident.Incident.Telling;

/** An incident as its row says it. */
final class IncidentRows {

    private IncidentRows() {}

    static Incident incident(ResultSet row, int number) throws SQLException {
        return new Incident(
                row.getObject("id", UUID.class),
                AlertCause.valueOf(row.getString("cause")),
                row.getString("subject"),
                strings(row, "parts"),
                span(row),
                hits(row),
                handling(row),
                telling(row),
                row.getObject("muted_by", UUID.class));
    }

    private static Span span(ResultSet row) throws SQLException {
        return new Span(
                required(row, "opened_at"),
                required(row, "last_at"),
                required(row, "heard_at"),
                instant(row, "over_at"),
                instant(row, "resolved_at"));
    }

    private static Hits hits(ResultSet row) throws SQLException {
        return new Hits(
                row.getLong("alerts"),
                strings(row, "bordereaux"),
                row.getString("first_detail"),
                row.getString("last_detail"),
                row.getInt("flaps"));
    }

    private static Handling handling(ResultSet row) throws SQLException {
        return new Handling(
                row.getString("acknowledged_by"),
                instant(row, "acknowledged_at"),
                row.getString("assignee"),
                row.getString("silenced_by"),
                instant(row, "silenced_until"));
    }

    private static Telling telling(ResultSet row) throws SQLException {
        var withheld = row.getString("withheld");
        return new Telling(
                row.getInt("told"),
                instant(row, "told_at"),
                row.getLong("told_alerts"),
                withheld == null ? null : Withheld.valueOf(withheld));
    }

    private static List<String> strings(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    private static Instant required(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(instant(row, column));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
