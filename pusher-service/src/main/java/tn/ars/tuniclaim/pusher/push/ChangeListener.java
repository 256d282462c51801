package tn.ars.tuniclaim.pusher.push;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.pusher.change.Change;
import tn.ars.tuniclaim.pusher.lane.LaneConsumer;

/** Listens to both topics at once, so that a bordereau's statuses and payments meet in one lane. */
@Component
class ChangeListener implements SmartLifecycle {

    private final LaneConsumer<Change> lanes;

    ChangeListener(LaneConsumer<Change> lanes) {
        this.lanes = lanes;
    }

    @Override
    public void start() {
        lanes.start();
    }

    /** While the outbox still tells what comes to its end. */
    @Override
    public void stop() {
        lanes.close();
    }

    @Override
    public boolean isRunning() {
        return lanes.isRunning();
    }
}
