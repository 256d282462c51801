package tn.ars.tuniclaim.notifier.delivery;

import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tn.ars.tuniclaim.event.AlertCause;
import tn.ars.tuniclaim.notifier.raise.OwnAlerts;

/** Says that mails do not get out, and that they do again. */
@Component
class MailWatch {

    /** A server may well be away for a moment. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Trouble trouble;
    private final OwnAlerts alerts;
    private final Clock clock;

    MailWatch(Trouble trouble, OwnAlerts alerts, Clock clock) {
        this.trouble = trouble;
        this.alerts = alerts;
        this.clock = clock;
    }

    @Transactional
    public void look() {
        var stuck = trouble.ofMails();
        var since = stuck.since();
        if (since.isEmpty()) {
            alerts.over(AlertCause.MAIL_FAILING, "");
        } else if (since.get().isBefore(clock.instant().minus(PATIENCE))) {
            alerts.wrong(
                    AlertCause.MAIL_FAILING,
                    "",
                    "notices do not get out; the server's words are with each of them on the dashboard",
                    null);
        }
    }
}
