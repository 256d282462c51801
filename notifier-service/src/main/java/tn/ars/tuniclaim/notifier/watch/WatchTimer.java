package tn.ars.tuniclaim.notifier.watch;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.service.intake.Outages;

@Component
class WatchTimer {

    private static final Logger log = LoggerFactory.getLogger(WatchTimer.class);

    private final WatchPushes pushes;
    private final WatchInstances instances;

    WatchTimer(WatchPushes pushes, WatchInstances instances) {
        this.pushes = pushes;
        this.instances = instances;
    }

    /** Rarely: each change of the figures is an alert. */
    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT10S")
    void tick() {
        unlessDatabaseIsAway(pushes::look);
    }

    @Scheduled(fixedDelayString = "PT1H")
    void tickHourly() {
        unlessDatabaseIsAway(instances::forgetOld);
    }

    private static void unlessDatabaseIsAway(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failure) {
            if (!Outages.isOutage(failure)) {
                throw failure;
            }
            log.atWarn().addKeyValue("failure", failure.getClass().getName()).log("the watch waits for the database");
        }
    }
}
