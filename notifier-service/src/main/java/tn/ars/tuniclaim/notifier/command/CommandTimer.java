package tn.ars.tuniclaim.notifier.command;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.service.intake.Outages;

@Component
class CommandTimer {

    private static final Logger log = LoggerFactory.getLogger(CommandTimer.class);

    private final Obeyed obeyed;

    CommandTimer(Obeyed obeyed) {
        this.obeyed = obeyed;
    }

    @Scheduled(fixedDelayString = "PT1H")
    void tickHourly() {
        try {
            obeyed.forgetOld();
        } catch (RuntimeException failure) {
            if (!Outages.isOutage(failure)) {
                throw failure;
            }
            log.atWarn().addKeyValue("failure", failure.getClass().getName()).log("old commands wait for the database");
        }
    }
}
