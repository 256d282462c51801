package tn.ars.tuniclaim.notifier.incident;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tn.ars.tuniclaim.notifier.incident.Step.End;
import tn.ars.tuniclaim.notifier.incident.Step.Tell;
import tn.ars.tuniclaim.notifier.incident.Step.Wait;
import tn.ars.tuniclaim.notifier.incident.Step.Withhold;

/** Takes the next step of each incident that is due for one; of several instances one does. */
@Service
class TellIncidents {

    private static final Logger log = LoggerFactory.getLogger(TellIncidents.class);

    /** There may be somebody to be told, soon. */
    private static final Duration NOBODY_YET = Duration.ofMinutes(1);

    private final Incidents incidents;
    private final Symptoms symptoms;
    private final NextStep nextStep;
    private final Announced announced;
    private final Clock clock;

    TellIncidents(Incidents incidents, Symptoms symptoms, NextStep nextStep, Announced announced, Clock clock) {
        this.incidents = incidents;
        this.symptoms = symptoms;
        this.nextStep = nextStep;
        this.announced = announced;
        this.clock = clock;
    }

    /** False when none is due. */
    @Transactional
    public boolean tellNext() {
        var now = clock.instant();
        var due = incidents.nextDue(now);
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
