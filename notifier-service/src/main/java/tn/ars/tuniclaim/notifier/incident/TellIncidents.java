package tn.ars.tuniclaim.notifier.incident;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;
import tn.ars.tuniclaim.notifier.incident.Step.End;
import tn.ars.tuniclaim.notifier.incident.Step.Tell;
import tn.ars.tuniclaim.notifier.incident.Step.Wait;
import tn.ars.tuniclaim.notifier.incident.Step.Withhold;
import tn.ars.tuniclaim.service.intake.Outages;

/** Takes the next step of each incident that is due for one; of several instances one does. */
@Service
class TellIncidents {

    private static final Logger log = LoggerFactory.getLogger(TellIncidents.class);

    /** There may be somebody to be told, soon. */
    private static final Duration NOBODY_YET = Duration.ofMinutes(1);

    private static final Duration AFTER_FAILURE = Duration.ofMinutes(1);

    private final Incidents incidents;
    private final Symptoms symptoms;
    private final NextStep nextStep;
    private final Announced announced;
    private final TransactionOperations transactions;
    private final Clock clock;

    TellIncidents(
            Incidents incidents,
            Symptoms symptoms,
            NextStep nextStep,
            Announced announced,
            TransactionOperations transactions,
            Clock clock) {
        this.incidents = incidents;
        this.symptoms = symptoms;
        this.nextStep = nextStep;
        this.announced = announced;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** False when none is due. One that fails is put off by itself, so that the others go on. */
    boolean tellNext() {
        var taken = new AtomicReference<UUID>();
        try {
            return Boolean.TRUE.equals(transactions.execute(_ -> tellNext(taken)));
        } catch (RuntimeException failure) {
            var id = taken.get();
            if (id == null || Outages.isOutage(failure)) {
                throw failure;
            }
            log.atError()
                    .addKeyValue("failure", failure.getClass().getName())
                    .addKeyValue("incidentId", id)
                    .log("an incident's next step failed");
            transactions.executeWithoutResult(
                    _ -> incidents.postpone(id, clock.instant().plus(AFTER_FAILURE)));
            return true;
        }
    }

    private boolean tellNext(AtomicReference<UUID> taken) {
        var now = clock.instant();
        var due = incidents.nextDue(now);
        due.ifPresent(incident -> taken.set(incident.id()));
        due.map(incident -> announced.withoutSilenceThatIsOver(symptoms.looked(incident), now))
                .ifPresent(incident -> take(nextStep.of(incident, now), incident, now));
        return due.isPresent();
    }

    private void take(Step step, Incident incident, Instant now) {
        switch (step) {
            case Wait(var until) -> incidents.postpone(incident.id(), until);
            case Tell(var kind) -> {
                if (!announced.told(incident, kind, now)) {
                    incidents.postpone(incident.id(), now.plus(NOBODY_YET));
                }
            }
            case Withhold(var kind, var reason) -> announced.withheld(incident, kind, reason, now);
            case End(var at, var keptBack) -> {
                var ended = announced.ended(incident, at, keptBack, now);
                symptoms.over(ended, now);
                log.atInfo()
                        .addKeyValue("incidentId", ended.id())
                        .addKeyValue("cause", ended.cause())
                        .addKeyValue("alerts", ended.hits().alerts())
                        .log("an incident is over");
            }
        }
    }
}
