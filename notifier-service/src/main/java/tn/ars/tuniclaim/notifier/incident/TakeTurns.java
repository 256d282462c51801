package tn.ars.tuniclaim.notifier.incident;

import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
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
import tn.ars.tuniclaim.notifier.incident.Turn.Matter;
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

    /** How the alerts ended. What is raised between two words that something is over costs one statement, however many matters. */
    @Transactional
    public Map<Outcome, Integer> take(List<Turn> turns, Instant now) {
        var outcomes = new EnumMap<Outcome, Integer>(Outcome.class);
        var raised = new LinkedHashMap<Matter, Raised>();
        for (var turn : turns) {
            switch (turn) {
                case Raised next -> {
                    if (raised.containsKey(next.matter().incident())) {
                        raiseAll(raised, now, outcomes);
                    }
                    raised.put(next.matter().incident(), next);
                }
                case Resolved resolved -> {
                    raiseAll(raised, now, outcomes);
                    outcomes.merge(resolve(resolved), 1, Integer::sum);
                }
                case Late _ -> outcomes.merge(Outcome.LATE, 1, Integer::sum);
            }
        }
        raiseAll(raised, now, outcomes);
        return outcomes;
    }

    private void raiseAll(Map<Matter, Raised> raised, Instant now, Map<Outcome, Integer> outcomes) {
        if (raised.isEmpty()) {
            return;
        }
        var turns = List.copyOf(raised.values());
        raised.clear();
        var known = incidents.raise(turns, settings.gathering(), now);
        for (var i = 0; i < turns.size(); i++) {
            var opened = counted(known.get(i), turns.get(i)) ? 1 : 0;
            outcomes.merge(Outcome.OPENED, opened, Integer::sum);
            outcomes.merge(Outcome.COUNTED, turns.get(i).alerts() - opened, Integer::sum);
        }
    }

    /** True when it is the first of its incident. */
    private boolean counted(Incident incident, Raised raised) {
        logged(incident, raised)
                .addKeyValue("bordereaux", incident.hits().bordereaux())
                .log("alerts were counted on an incident");
        if (incident.hits().alerts() > raised.alerts()) {
            return false;
        }
        reports.changed(incident, IncidentChange.OPENED);
        return true;
    }

    private Outcome resolve(Resolved resolved) {
        endings.remember(resolved.matter(), resolved.at());
        var concerned = incidents.over(resolved);
        concerned.ifPresent(incident -> logged(incident, resolved).log("a matter is said to be over"));
        return concerned.isPresent() ? Outcome.RESOLVED : Outcome.NOTHING_OPEN;
    }

    private static LoggingEventBuilder logged(Incident incident, Turn turn) {
        return log.atInfo()
                .addKeyValue("factId", turn.factId())
                .addKeyValue("incidentId", incident.id())
                .addKeyValue("cause", incident.cause())
                .addKeyValue("alerts", incident.hits().alerts());
    }
}
