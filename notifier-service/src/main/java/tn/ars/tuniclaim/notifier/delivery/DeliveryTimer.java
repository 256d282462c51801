package tn.ars.tuniclaim.notifier.delivery;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.service.intake.Outages;

@Component
class DeliveryTimer {

    private static final Logger log = LoggerFactory.getLogger(DeliveryTimer.class);

    private final DeliverNotices deliver;
    private final DeliveryWatch watch;

    DeliveryTimer(DeliverNotices deliver, DeliveryWatch watch) {
        this.deliver = deliver;
        this.watch = watch;
    }

    @Scheduled(fixedDelayString = "PT1S")
    void tick() {
        unlessDatabaseIsAway(deliver::deliverMails);
    }

    /** By itself: a webhook that hangs keeps no mail waiting. */
    @Scheduled(fixedDelayString = "PT1S")
    void tickOfTheWebhooks() {
        unlessDatabaseIsAway(deliver::deliverToWebhooks);
    }

    @Scheduled(fixedDelayString = "PT10S")
    void tickOfTheWatch() {
        unlessDatabaseIsAway(watch::look);
    }

    private static void unlessDatabaseIsAway(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failure) {
            if (!Outages.isOutage(failure)) {
                throw failure;
            }
            log.atWarn().addKeyValue("failure", failure.getClass().getName()).log("notices wait for the database");
        }
    }
}
