package tn.ars.tuniclaim.notifier.incident;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

@Component
class IncidentTimer {

    private static final Logger log = LoggerFactory.getLogger(IncidentTimer.class);

    private final EndIncidents incidents;
    private final HandledFacts handled;

    IncidentTimer(EndIncidents incidents, HandledFacts handled) {
        this.incidents = incidents;
        this.handled = handled;
    }

    @Scheduled(fixedDelayString = "PT5S")
    void tick() {
        unlessDatabaseIsAway(incidents::endQuiet);
    }

    @Scheduled(fixedDelayString = "PT1H")
    void tickHourly() {
        unlessDatabaseIsAway(handled::forgetOld);
    }

    private static void unlessDatabaseIsAway(Runnable work) {
        try {
            work.run();
        } catch (DataAccessException | TransactionException databaseAway) {
            log.atWarn()
                    .addKeyValue("failure", databaseAway.getClass().getName())
                    .log("incidents wait for the database");
        }
    }
}
