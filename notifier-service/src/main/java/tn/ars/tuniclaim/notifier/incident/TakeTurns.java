package tn.ars.tuniclaim.notifier.incident;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tn.ars.tuniclaim.event.IncidentChange;
import tn.ars.tuniclaim.notifier.incident.Ledger.Outcome;
import tn.ars.tuniclaim.notifier.incident.Turn.Late;
import tn.ars.tuniclaim.notifier.incident.Turn.Raised;
import tn.ars.tuniclaim.notifier.incident.Turn.Resolved;

/** Lets the turns of a batch happen to their incidents. What people are told of it comes afterwards. */
@Component
class TakeTurns {

    private static final Logger log = LoggerFactory.getLogger(TakeTurns.class);

    private final Incidents incidents;
    private final Endings endings;
    private final Reports reports;
    private final IncidentProperties settings;

    TakeTurns(Incidents incidents, Endings endings, Reports reports, IncidentProperties settings) {
        this.incidents = incidents;
        this.endings = endings;
        this.reports = reports;
        this.settings = settings;
    }

    /** How the alerts ended. */
    @Transactional
    public Map<Outcome, Integer> take(List<Turn> turns, Instant now) {
        var outcomes = new EnumMap<Outcome, Integer>(Outcome.class);
        for (var turn : turns) {
            take(turn, now).forEach((outcome, alerts) -> outcomes.merge(outcome, alerts, Integer::sum));
        }
        return outcomes;
    }

    private Map<Outcome, Integer> take(Turn turn, Instant now) {
        return switch (turn) {
            case Raised raised -> raise(raised, now);
            case Resolved resolved -> resolve(resolved);
            case Late _ -> Map.of(Outcome.LATE, 1);
        };
    }

    private Map<Outcome, Integer> raise(Raised raised, Instant now) {
        var incident = incidents.raise(raised, raised.firstAt().plus(settings.gathering()), now);
        logged(incident, raised)
                .addKeyValue("bordereaux", incident.hits().bordereaux())
                .log("alerts were counted on an incident");
        if (incident.hits().alerts() > raised.alerts()) {
            return Map.of(Outcome.COUNTED, raised.alerts());
        }
        reports.changed(incident, IncidentChange.OPENED);
        return Map.of(Outcome.OPENED, 1, Outcome.COUNTED, raised.alerts() - 1);
    }

    private Map<Outcome, Integer> resolve(Resolved resolved) {
        endings.remember(resolved.matter(), resolved.at());
        var concerned = incidents.over(resolved);
        concerned.ifPresent(incident -> logged(incident, resolved).log("a matter is said to be over"));
        return Map.of(concerned.isPresent() ? Outcome.RESOLVED : Outcome.NOTHING_OPEN, 1);
    }

    private static LoggingEventBuilder logged(Incident incident, Turn turn) {
        return log.atInfo()
                .addKeyValue("factId", turn.factId())
                .addKeyValue("incidentId", incident.id())
                .addKeyValue("cause", incident.cause())
                .addKeyValue("alerts", incident.hits().alerts());
    }
}
