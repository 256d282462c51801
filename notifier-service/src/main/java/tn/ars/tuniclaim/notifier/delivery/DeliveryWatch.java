package tn.ars.tuniclaim.notifier.delivery;

import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tn.ars.tuniclaim.event.AlertCause;
import tn.ars.tuniclaim.notifier.delivery.Trouble.Stuck;
import tn.ars.tuniclaim.notifier.raise.OwnAlerts;

/** Says that notices do not get out, and that they do again: of webhooks people hear by mail, of mails by whatever else there is. */
@Component
class DeliveryWatch {

    /** The one subject of its cause; that of mails is none. */
    private static final String WEBHOOKS = "webhooks";

    /** A server may well be away for a moment. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Trouble trouble;
    private final OwnAlerts alerts;
    private final Clock clock;

    DeliveryWatch(Trouble trouble, OwnAlerts alerts, Clock clock) {
        this.trouble = trouble;
        this.alerts = alerts;
        this.clock = clock;
    }

    @Transactional
    public void look() {
        tell(
                "",
                trouble.ofMails(),
                "notices do not get out; the server's words are with each of them on the dashboard");
        var webhooks = trouble.ofWebhooks();
        tell(
                WEBHOOKS,
                webhooks,
                "notices do not get out to %s; the answer is with each of them on the dashboard"
                        .formatted(webhooks.recipients()));
    }

    private void tell(String subject, Stuck stuck, String detail) {
        var since = stuck.since();
        if (since.isEmpty()) {
            alerts.over(AlertCause.MAIL_FAILING, subject);
        } else if (since.get().isBefore(clock.instant().minus(PATIENCE))) {
            alerts.wrong(AlertCause.MAIL_FAILING, subject, detail, null);
        }
    }
}
