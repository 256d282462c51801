package tn.ars.tuniclaim.pusher.partner;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/** Degraded while the partner fails: changes wait for it, and nothing here needs a restart. */
@Component("partnerHealthIndicator")
class PartnerHealth extends AbstractHealthIndicator {

    private final HttpPartner partner;

    PartnerHealth(HttpPartner partner) {
        super("the partner's condition is not known");
        this.partner = partner;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        var condition = partner.condition();
        health.withDetail("condition", condition);
        switch (condition) {
            case UNAVAILABLE, CREDENTIALS_REFUSED -> health.status("DEGRADED");
            case UNTRIED, AVAILABLE -> {
                if (partner.lastCallFailed()) {
                    health.status("DEGRADED");
                } else {
                    health.up();
                }
            }
        }
    }
}
