package tn.ars.tuniclaim.notifier.delivery;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.notifier.notice.Routes;

/** Whether mails get out. Degraded at worst: what waits is sent later. */
@Component("mailHealthIndicator")
class MailHealth extends AbstractHealthIndicator {

    private static final String DEGRADED = "DEGRADED";

    private final Trouble trouble;
    private final Routes routes;

    MailHealth(Trouble trouble, Routes routes) {
        this.trouble = trouble;
        this.routes = routes;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        try {
            if (routes.current().recipients().isEmpty()) {
                health.status(DEGRADED).withDetail("reason", "nobody is to be told: incidents wait for a recipient");
                return;
            }
            trouble.tellOfMails(health);
        } catch (DataAccessException databaseAway) {
            health.status(DEGRADED).withDetail("reason", "the notices cannot be looked at: the database is away");
        }
    }
}
