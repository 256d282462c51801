package tn.ars.tuniclaim.notifier.incident;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;
import tn.ars.tuniclaim.event.Alert;
import tn.ars.tuniclaim.event.Fact;
import tn.ars.tuniclaim.notifier.incident.Ledger.Outcome;
import tn.ars.tuniclaim.notifier.incident.Turn.Late;
import tn.ars.tuniclaim.notifier.incident.Turn.Matter;
import tn.ars.tuniclaim.notifier.incident.Turn.Raised;
import tn.ars.tuniclaim.notifier.incident.Turn.Resolved;

/** Incidents, what is to be told of them and the memory of the alerts handled: one transaction for a batch. */
@Service
class GroupAlerts {

    private static final Logger log = LoggerFactory.getLogger(GroupAlerts.class);

    private final HandledFacts handled;
    private final Endings endings;
    private final Incidents incidents;
    private final Announcements announcements;
    private final TransactionOperations transactions;
    private final IncidentProperties settings;
    private final Clock clock;

    GroupAlerts(
            HandledFacts handled,
            Endings endings,
            Incidents incidents,
            Announcements announcements,
            TransactionOperations transactions,
            IncidentProperties settings,
            Clock clock) {
        this.handled = handled;
        this.endings = endings;
        this.incidents = incidents;
        this.announcements = announcements;
        this.transactions = transactions;
        this.settings = settings;
        this.clock = clock;
    }

    /** How many alerts ended in which way. Repeatable: a fact counts once. */
    Map<Outcome, Integer> group(List<Fact<Alert>> batch) {
        return requireNonNull(transactions.execute(_ -> {
            var outcomes = new EnumMap<Outcome, Integer>(Outcome.class);
            var fresh = fresh(batch);
            outcomes.put(Outcome.REPEATED, batch.size() - fresh.size());
            var now = clock.instant();
            for (var turn : Turn.of(fresh, endings.of(matters(fresh)), now)) {
                turn(turn, now).forEach((outcome, alerts) -> outcomes.merge(outcome, alerts, Integer::sum));
            }
            return outcomes;
        }));
    }

    private List<Fact<Alert>> fresh(List<Fact<Alert>> batch) {
        var unknown =
                handled.remember(batch.stream().map(fact -> Line.of(fact.id())).toList());
        return batch.stream().filter(fact -> unknown.remove(Line.of(fact.id()))).toList();
    }

    private static Set<Matter> matters(List<Fact<Alert>> alerts) {
        return alerts.stream().map(fact -> Matter.of(fact.event())).collect(Collectors.toSet());
    }

    private Map<Outcome, Integer> turn(Turn turn, Instant now) {
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
