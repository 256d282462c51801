package tn.ars.tuniclaim.notifier.watch;

import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tn.ars.tuniclaim.event.AlertCause;
import tn.ars.tuniclaim.notifier.raise.OwnAlerts;

@Service
class WatchPushes {

    private final FailingPushes pushes;
    private final OwnAlerts alerts;
    private final WatchProperties settings;
    private final Clock clock;

    WatchPushes(FailingPushes pushes, OwnAlerts alerts, WatchProperties settings, Clock clock) {
        this.pushes = pushes;
        this.alerts = alerts;
        this.settings = settings;
        this.clock = clock;
    }

    @Transactional
    public void look() {
        pushes.since(clock.instant().minus(settings.failing()))
                .ifPresentOrElse(
                        failing -> alerts.wrong(
                                AlertCause.PUSHES_FAILING,
                                "",
                                "%d change(s) of %d bordereau(x) wait because MY TUNICLAIM fails on them"
                                        .formatted(failing.changes(), failing.bordereaux()),
                                failing.bordereau().orElse(null)),
                        () -> alerts.over(AlertCause.PUSHES_FAILING, ""));
    }
}
