package tn.ars.tuniclaim.pusher.bordereau;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.pusher.park.Park;
import tn.ars.tuniclaim.service.intake.Outages;

/**
 * Sets free what waits for an import. It looks at how things are instead of being called at each import, so that one that
 * comes while the partner is being asked is not missed.
 */
@Component
class KnownAgainTimer {

    private static final Logger log = LoggerFactory.getLogger(KnownAgainTimer.class);

    private final JdbcBordereaux bordereaux;
    private final Park park;

    KnownAgainTimer(JdbcBordereaux bordereaux, Park park) {
        this.bordereaux = bordereaux;
        this.park = park;
    }

    @Scheduled(fixedRateString = "${tuniclaim.park.interval:PT1S}")
    void tick() {
        try {
            var known = bordereaux.knownAgain();
            if (!known.isEmpty()) {
                park.setFree(known);
            }
        } catch (RuntimeException failure) {
            if (!Outages.isOutage(failure)) {
                throw failure;
            }
            log.warn("what waits for its import waits for the database, too");
        }
    }
}
