package tn.ars.tuniclaim.notifier.incident;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.notifier.incident.Ledger.Outcome;
import tn.ars.tuniclaim.notifier.incident.Turn.Late;
import tn.ars.tuniclaim.notifier.incident.Turn.Raised;
import tn.ars.tuniclaim.notifier.incident.Turn.Resolved;

/** Lets one turn happen to its incident, and has people told of it. */
@Component
class TakeTurn {

    private static final Logger log = LoggerFactory.getLogger(TakeTurn.class);

    private final Incidents incidents;
    private final Endings endings;
    private final Announcements announcements;
    private final IncidentProperties settings;

    TakeTurn(Incidents incidents, Endings endings, Announcements announcements, IncidentProperties settings) {
        this.incidents = incidents;
        this.endings = endings;
        this.announcements = announcements;
        this.settings = settings;
    }

    /** How the alerts of the turn ended. */
    Map<Outcome, Integer> take(Turn turn, Instant now) {
        return switch (turn) {
            case Raised raised -> raise(raised, now);
            case Resolved resolved -> resolve(resolved);
            case Late _ -> Map.of(Outcome.LATE, 1);
        };
    }

    private Map<Outcome, Integer> raise(Raised raised, Instant now) {
        var incident = incidents.raise(raised, now);
        announcements.opened(incident, incident.openedAt().plus(settings.gathering()));
        logged(incident, raised)
                .addKeyValue("bordereaux", incident.bordereaux())
                .log("alerts were counted on an incident");
        return incident.alerts() > raised.alerts()
                ? Map.of(Outcome.COUNTED, raised.alerts())
                : Map.of(Outcome.OPENED, 1, Outcome.COUNTED, raised.alerts() - 1);
    }

    private Map<Outcome, Integer> resolve(Resolved resolved) {
        endings.remember(resolved.matter(), resolved.at());
        var ended = incidents.resolve(resolved.matter(), resolved.at());
        ended.ifPresent(incident -> {
            if (!(isBrief(incident) && announcements.withdrawn(incident.id()))) {
                announcements.resolved(incident);
            }
            logged(incident, resolved).log("an incident is over");
        });
        return Map.of(ended.isPresent() ? Outcome.RESOLVED : Outcome.NOTHING_OPEN, 1);
    }

    private boolean isBrief(Incident incident) {
        return Duration.between(incident.openedAt(), requireNonNull(incident.resolvedAt()))
                        .compareTo(settings.gathering())
                < 0;
    }

    private static LoggingEventBuilder logged(Incident incident, Turn turn) {
        return log.atInfo()
                .addKeyValue("factId", turn.factId())
                .addKeyValue("incidentId", incident.id())
                .addKeyValue("cause", incident.cause())
                .addKeyValue("alerts", incident.alerts());
    }
}
