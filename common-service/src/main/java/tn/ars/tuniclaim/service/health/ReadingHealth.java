package tn.ars.tuniclaim.service.health;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import tn.ars.tuniclaim.service.intake.StuckConsumers;

/** Down while a consumer cannot read on: its records wait until a person has done what the details say. */
class ReadingHealth extends AbstractHealthIndicator {

    private final StuckConsumers consumers;

    ReadingHealth(StuckConsumers consumers) {
        this.consumers = consumers;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        var stuck = consumers.details();
        if (stuck.isEmpty()) {
            health.up();
        } else {
            health.down().withDetail("stuck", stuck);
        }
    }
}
