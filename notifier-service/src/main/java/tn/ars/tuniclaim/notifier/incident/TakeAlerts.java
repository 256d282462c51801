package tn.ars.tuniclaim.notifier.incident;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import tn.ars.tuniclaim.event.Alert;
import tn.ars.tuniclaim.event.Fact;
import tn.ars.tuniclaim.notifier.incident.Ledger.Outcome;
import tn.ars.tuniclaim.service.intake.DeadLetters;
import tn.ars.tuniclaim.service.intake.Intake;
import tn.ars.tuniclaim.service.intake.Outages;

/** Takes a batch as one; if something in it cannot be handled, one by one, so that it alone is set aside. */
@Service
class TakeAlerts {

    private static final Logger log = LoggerFactory.getLogger(TakeAlerts.class);

    private final Intake intake;
    private final GroupAlerts alerts;
    private final DeadLetters deadLetters;
    private final Ledger ledger;

    TakeAlerts(Intake intake, GroupAlerts alerts, DeadLetters deadLetters, Ledger ledger) {
        this.intake = intake;
        this.alerts = alerts;
        this.deadLetters = deadLetters;
        this.ledger = ledger;
    }

    /** When it returns, all is durable; when it throws, the batch must come again. */
    void take(List<ConsumerRecord<String, byte[]>> batch) {
        var facts = intake.read(batch).stream()
                .map(received -> alert(received.fact()))
                .toList();
        var outcomes = takeTogether(facts);
        outcomes.put(Outcome.UNREADABLE, batch.size() - facts.size());
        ledger.count(outcomes);
    }

    /** The codec lets nothing but alerts pass on their topic. */
    @SuppressWarnings("unchecked")
    private static Fact<Alert> alert(Fact<?> fact) {
        return (Fact<Alert>) fact;
    }

    private Map<Outcome, Integer> takeTogether(List<Fact<Alert>> facts) {
        try {
            return alerts.group(facts);
        } catch (RuntimeException failure) {
            if (Outages.isOutage(failure)) {
                throw failure;
            }
            var outcomes = new EnumMap<Outcome, Integer>(Outcome.class);
            facts.forEach(fact -> takeAlone(fact).forEach((outcome, n) -> outcomes.merge(outcome, n, Integer::sum)));
            return outcomes;
        }
    }

    /** No alert is raised for one that is set aside: it might fail like it, and so on for ever. */
    private Map<Outcome, Integer> takeAlone(Fact<Alert> fact) {
        try {
            return alerts.group(List.of(fact));
        } catch (RuntimeException failure) {
            if (Outages.isOutage(failure)) {
                throw failure;
            }
            var reason = failure.getClass().getSimpleName();
            deadLetters.setAside(fact, "it was read but could not be handled (" + reason + ")");
            log.atError()
                    .addKeyValue("factId", fact.id())
                    .addKeyValue("failure", failure.getClass().getName())
                    .log("an alert could not be handled and is set aside");
            return Map.of(Outcome.SET_ASIDE, 1);
        }
    }
}
