package tn.ars.tuniclaim.pusher.command;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.service.intake.Outages;

/** Goes on with what takes its time, and looks whether another instance was told to pause or to resume. */
@Component
class CommandTimer {

    private static final Logger log = LoggerFactory.getLogger(CommandTimer.class);

    private final CarryOut carryOut;
    private final JdbcFlow flow;

    CommandTimer(CarryOut carryOut, JdbcFlow flow) {
        this.carryOut = carryOut;
        this.flow = flow;
    }

    @Scheduled(fixedRateString = "PT1S")
    synchronized void tick() {
        try {
            flow.look();
            carryOut.goOn(!flow.isPaused());
        } catch (RuntimeException failure) {
            if (!Outages.isOutage(failure)) {
                throw failure;
            }
            log.warn("commands wait for the database");
        }
    }
}
