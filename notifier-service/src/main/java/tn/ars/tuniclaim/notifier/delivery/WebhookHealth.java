package tn.ars.tuniclaim.notifier.delivery;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Whether webhooks take what is for them. By itself: mails may get out all the same. */
@Component("webhooksHealthIndicator")
class WebhookHealth extends AbstractHealthIndicator {

    private final Trouble trouble;

    WebhookHealth(Trouble trouble) {
        this.trouble = trouble;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        try {
            trouble.tellOfWebhooks(health);
        } catch (DataAccessException databaseAway) {
            health.status("DEGRADED").withDetail("reason", "the notices cannot be looked at: the database is away");
        }
    }
}
