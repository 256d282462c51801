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

/**
 * Sets due bordereaux going and does not wait for them: a slow one takes one lane of the timer's own, no more. At the start,
 * and after the partner was left alone, one leads the others: each that gets through lets one more start.
 */
@Component
class ParkTimer {

    private static final Logger log = LoggerFactory.getLogger(ParkTimer.class);

    private final Park park;
    private final Lanes parkLanes;
    private final PushChanges push;
    private final LaneMeters meters;
    private final PushProperties settings;
    private final Clock clock;
    private int allowed = 1;
    private int atWork;

    ParkTimer(Park park, Lanes parkLanes, PushChanges push, LaneMeters meters, PushProperties settings, Clock clock) {
        this.park = park;
        this.parkLanes = parkLanes;
        this.push = push;
        this.meters = meters;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(fixedRateString = "${tuniclaim.park.interval:PT1S}")
    void tick() {
        try {
            meters.parkedSince(park.oldest().orElse(null));
            startDue();
        } catch (RuntimeException failure) {
            if (!Outages.isOutage(failure)) {
                throw failure;
            }
            log.warn("parked changes wait for the database");
        }
    }

    private synchronized void startDue() {
        if (!push.isPossible()) {
            allowed = 1;
        } else if (allowed > atWork) {
            park.due(clock.instant(), allowed - atWork).forEach(this::start);
        }
    }

    private void start(BordereauReference due) {
        atWork++;
        parkLanes.start(() -> {
            var cameThrough = drain(due);
            ended(cameThrough);
            if (cameThrough) {
                tick();
            }
        });
    }

    private synchronized void ended(boolean cameThrough) {
        atWork--;
        if (cameThrough) {
            allowed = Math.min(allowed + 1, settings.parkLanes());
        }
    }

    private boolean drain(BordereauReference bordereau) {
        try {
            push.drain(bordereau);
            return true;
        } catch (PartnerUnavailable | ClaimLost later) {
            log.atDebug().addKeyValue("bordereau", bordereau).log("parked changes wait on");
        } catch (RuntimeException outage) {
            log.atWarn()
                    .addKeyValue("bordereau", bordereau)
                    .addKeyValue("failure", outage.getClass().getName())
                    .log("parked changes wait for the end of an outage");
        }
        return false;
    }
}
