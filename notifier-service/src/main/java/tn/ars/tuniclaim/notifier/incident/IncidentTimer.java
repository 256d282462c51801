package tn.ars.tuniclaim.notifier.incident;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.service.intake.Outages;

@Component
class IncidentTimer {

    private static final Logger log = LoggerFactory.getLogger(IncidentTimer.class);

    private final TellIncidents tell;
    private final CountOn countOn;
    private final HandledFacts handled;
    private final Endings endings;
    private final OldIncidents old;

    IncidentTimer(TellIncidents tell, CountOn countOn, HandledFacts handled, Endings endings, OldIncidents old) {
        this.tell = tell;
        this.countOn = countOn;
        this.handled = handled;
        this.endings = endings;
        this.old = old;
    }

    @Scheduled(fixedDelayString = "PT1S")
    void tick() {
        unlessDatabaseIsAway(() -> {
            while (tell.tellNext()) {}
            countOn.report();
        });
    }

    @Scheduled(fixedDelayString = "PT1H")
    void tickHourly() {
        unlessDatabaseIsAway(() -> {
            handled.forgetOld();
            endings.forgetOld();
            old.forget();
        });
    }

    private static void unlessDatabaseIsAway(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failure) {
            if (!Outages.isOutage(failure)) {
                throw failure;
            }
            log.atWarn().addKeyValue("failure", failure.getClass().getName()).log("incidents wait for the database");
        }
    }
}
