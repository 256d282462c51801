package tn.ars.tuniclaim.pusher.push;

import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.claim.BordereauReference;
import tn.ars.tuniclaim.pusher.lane.Lanes;
import tn.ars.tuniclaim.pusher.park.ClaimLost;
import tn.ars.tuniclaim.pusher.park.Park;
import tn.ars.tuniclaim.pusher.partner.PartnerUnavailable;
import tn.ars.tuniclaim.service.intake.Outages;

/** Sets due bordereaux going and does not wait for them: a slow one takes one lane of the timer's own, no more. */
@Component
class ParkTimer {

    private static final Logger log = LoggerFactory.getLogger(ParkTimer.class);

    private final Park park;
    private final Lanes parkLanes;
    private final PushChanges push;
    private final Clock clock;

    ParkTimer(Park park, Lanes parkLanes, PushChanges push, Clock clock) {
        this.park = park;
        this.parkLanes = parkLanes;
        this.push = push;
        this.clock = clock;
    }

    @Scheduled(fixedRateString = "${tuniclaim.park.interval:PT1S}")
    synchronized void tick() {
        try {
            startDue();
        } catch (RuntimeException failure) {
            if (!Outages.isOutage(failure)) {
                throw failure;
            }
            log.warn("parked changes wait for the database");
        }
    }

    private void startDue() {
        if (push.isPossible()) {
            park.due(clock.instant(), parkLanes.free()).forEach(due -> parkLanes.start(() -> drain(due)));
        }
    }

    private void drain(BordereauReference bordereau) {
        try {
            push.drain(bordereau);
        } catch (PartnerUnavailable | ClaimLost later) {
            log.atDebug().addKeyValue("bordereau", bordereau).log("parked changes wait on");
        } catch (RuntimeException outage) {
            log.atWarn()
                    .addKeyValue("bordereau", bordereau)
                    .addKeyValue("failure", outage.getClass().getName())
                    .log("parked changes wait for the end of an outage");
        }
    }
}
