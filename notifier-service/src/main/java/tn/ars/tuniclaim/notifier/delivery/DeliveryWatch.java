package tn.ars.tuniclaim.notifier.delivery;

import java.time.Clock;
import java.time.Duration;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tn.ars.tuniclaim.event.AlertCause;
import tn.ars.tuniclaim.notifier.delivery.Trouble.Stuck;
import tn.ars.tuniclaim.notifier.raise.OwnAlerts;

/** Says that notices do not get out, and that they do again: of a webhook people hear by mail, of mails by whatever else there is. */
@Component
class DeliveryWatch {

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

    /** In one order, whichever instance looks. */
    @Transactional
    public void look() {
        var stuck = trouble.bySubject();
        var subjects = new TreeSet<>(stuck.keySet());
        subjects.addAll(alerts.subjectsOf(AlertCause.MAIL_FAILING));
        subjects.forEach(subject -> tell(subject, stuck.get(subject)));
    }

    private void tell(String subject, @Nullable Stuck stuck) {
        if (stuck == null) {
            alerts.over(AlertCause.MAIL_FAILING, subject);
        } else if (stuck.oldest().isBefore(clock.instant().minus(PATIENCE))) {
            alerts.wrong(AlertCause.MAIL_FAILING, subject, detail(subject), null);
        }
    }

    private static String detail(String subject) {
        return subject.equals(Trouble.MAILS)
                ? "notices do not get out; the server's words are with each of them on the dashboard"
                : "notices do not get out to %s; the answer is with each of them on the dashboard".formatted(subject);
    }
}
