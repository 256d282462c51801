package tn.ars.tuniclaim.dashboard.incident;

import java.sql.Timestamp;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tn.ars.tuniclaim.event.Alert;
import tn.ars.tuniclaim.event.Alert.AlertRaised;
import tn.ars.tuniclaim.event.Alert.AlertResolved;
import tn.ars.tuniclaim.service.intake.Received;

/** Opens, renews and closes matters. In the order told, since closing and opening again in one batch is two things. */
@Component
class RecordAlerts {

    private static final String RAISE = """
            insert into alert (cause, subject, detail, since, raised_at) values (?, ?, ?, ?, ?)
            on conflict (cause, subject) do update set
                detail = excluded.detail, raised_at = excluded.raised_at,
                since = case when alert.resolved_at >= alert.raised_at then excluded.since else alert.since end
            where alert.raised_at < excluded.raised_at
                and (alert.resolved_at is null or alert.resolved_at < excluded.raised_at)
            """;
    private static final String RESOLVE = """
            update alert set resolved_at = ? where cause = ? and subject = ? and (resolved_at is null or resolved_at < ?)
            """;
    private static final String HIT = """
            insert into alert_bordereau (cause, subject, bordereau, raised_at)
            select cause, subject, ?, ? from alert
            where cause = ? and subject = ? and (resolved_at is null or resolved_at < ?)
            on conflict (cause, subject, bordereau) do update set
                raised_at = greatest(alert_bordereau.raised_at, excluded.raised_at)
            """;
    private static final String FREE = """
            delete from alert_bordereau where cause = ? and subject = ? and raised_at <= ?
            """;

    private final JdbcTemplate jdbc;

    RecordAlerts(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional
    public void record(List<Received> facts) {
        for (var received : facts) {
            var alert = (Alert) received.event();
            var at = Timestamp.from(received.fact().time());
            var cause = alert.cause().name();
            var subject = Objects.requireNonNullElse(alert.subject(), "");
            switch (alert) {
                case AlertRaised raised -> {
                    jdbc.update(RAISE, cause, subject, raised.detail(), at, at);
                    var bordereau = raised.bordereau();
                    // What ends in silence has an end that nobody says: its references would only pile up.
                    if (bordereau != null && !raised.cause().endsInSilence()) {
                        jdbc.update(HIT, bordereau.value(), at, cause, subject, at);
                    }
                }
                case AlertResolved _ -> {
                    jdbc.update(RESOLVE, at, cause, subject, at);
                    jdbc.update(FREE, cause, subject, at);
                }
            }
        }
    }
}
