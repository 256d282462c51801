package tn.ars.tuniclaim.pusher.push;

import java.time.Clock;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
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
 * and after the partner was left alone, one leads the others: each that gets through lets one more start, as does each tick at
 * which none could, lest a slow one hold up all others.
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
        unlessDatabaseIsAway(() -> meters.parkedSince(park.oldest().orElse(null)));
        allowOneMoreIfAllAreAtWork();
        unlessDatabaseIsAway(this::startDue);
    }

    private synchronized void allowOneMoreIfAllAreAtWork() {
        if (atWork >= allowed) {
            allowOneMore();
        }
    }

    private void allowOneMore() {
        allowed = Math.min(allowed + 1, settings.parkLanes());
    }

    private static void unlessDatabaseIsAway(Runnable action) {
        try {
            action.run();
        } catch (RejectedExecutionException stopping) {
            log.debug("no more lanes start");
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

    /** Who ends lets others start, but not before his own lane is free: they would wait for each other. */
    private void start(BordereauReference due) {
        atWork++;
        var cameThrough = new AtomicBoolean();
        parkLanes.start(
                () -> {
                    try {
                        cameThrough.set(drain(due));
                    } finally {
                        ended(cameThrough.get());
                    }
                },
                () -> {
                    if (cameThrough.get()) {
                        unlessDatabaseIsAway(this::startDue);
                    }
                });
    }

    private synchronized void ended(boolean cameThrough) {
        atWork--;
        if (cameThrough) {
            allowOneMore();
        }
    }

    private boolean drain(BordereauReference bordereau) {
        try {
            return push.drain(bordereau);
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
