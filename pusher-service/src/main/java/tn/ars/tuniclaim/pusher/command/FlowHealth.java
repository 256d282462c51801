package tn.ars.tuniclaim.pusher.command;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/** Degraded while people have paused the pusher, so that nobody takes the silence for peace. */
@Component("flowHealthIndicator")
class FlowHealth extends AbstractHealthIndicator {

    private final JdbcFlow flow;

    FlowHealth(JdbcFlow flow) {
        super("whether the pusher is paused is not known");
        this.flow = flow;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        if (flow.isPausedBySomebody()) {
            health.status("DEGRADED");
        } else {
            health.up();
        }
    }
}
