package tn.ars.tuniclaim.importer.partner;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/** Whether the partner gives its list. Degraded when not: the next run asks again. */
@Component("partnerHealthIndicator")
class PartnerHealth extends AbstractHealthIndicator {

    private final HttpPartner partner;
    private final Care care;

    PartnerHealth(HttpPartner partner, Care care) {
        this.partner = partner;
        this.care = care;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        var fault = partner.lastFault();
        if (fault != null) {
            health.status("DEGRADED").withDetail("reason", fault.reason());
        } else if (care.isBreakerOpen()) {
            health.status("DEGRADED").withDetail("reason", "most calls to the partner fail");
        } else {
            health.up();
        }
    }
}
