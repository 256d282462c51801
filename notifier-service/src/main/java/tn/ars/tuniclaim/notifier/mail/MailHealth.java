package tn.ars.tuniclaim.notifier.mail;

import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Whether mails get out, told from the mails themselves. Degraded at worst: what waits is sent later. */
@Component("mailHealthIndicator")
class MailHealth extends AbstractHealthIndicator {

    private static final String DEGRADED = "DEGRADED";

    /** A mail that was due so long ago has been overlooked. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Mails mails;
    private final MailProperties settings;
    private final Clock clock;

    MailHealth(Mails mails, MailProperties settings, Clock clock) {
        this.mails = mails;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        if (settings.recipients().isEmpty()) {
            health.status(DEGRADED).withDetail("reason", "notifier.recipients is empty: mails are kept");
            return;
        }
        try {
            var waiting = mails.waiting(clock.instant().minus(PATIENCE));
            if (waiting.oldest() == null) {
                health.up();
            } else {
                health.status(DEGRADED).withDetail("waiting", waiting.mails()).withDetail("oldest", waiting.oldest());
            }
        } catch (DataAccessException databaseAway) {
            health.status(DEGRADED).withDetail("reason", "the mails cannot be looked at: the database is away");
        }
    }
}
