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

    WatchTimer(WatchPushes pushes) {
        this.pushes = pushes;
    }

    /** Rarely: each change of the figures is an alert. */
    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT10S")
    void tick() {
        try {
            pushes.look();
        } catch (RuntimeException failure) {
            if (!Outages.isOutage(failure)) {
                throw failure;
            }
            log.warn("the watch over pushes waits for the database");
        }
    }
}
