package tn.ars.tuniclaim.pusher.push;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.pusher.change.Change;
import tn.ars.tuniclaim.pusher.lane.LaneConsumer;

/** Down when the lanes have stopped: nothing starts them again, so the process must be replaced. */
@Component("lanesHealthIndicator")
class LanesHealth extends AbstractHealthIndicator {

    private final LaneConsumer<Change> lanes;

    LanesHealth(LaneConsumer<Change> lanes) {
        super("the lanes' condition is not known");
        this.lanes = lanes;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        if (lanes.isRunning()) {
            health.up();
        } else {
            health.down();
        }
    }
}
