package tn.ars.tuniclaim.pusher.watch;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.pusher.partner.Partner;
import tn.ars.tuniclaim.pusher.partner.Partner.Condition;
import tn.ars.tuniclaim.service.intake.Outages;

/** Looks at the condition instead of being called at each change of it: what could not be noted now is noted next time. */
@Component
class WatchTimer {

    private static final Logger log = LoggerFactory.getLogger(WatchTimer.class);

    private final Partner partner;
    private final PartnerWatch watch;
    private final MeterRegistry metrics;
    private Condition noted = Condition.UNTRIED;
    private long superseded;

    WatchTimer(Partner partner, PartnerWatch watch, MeterRegistry metrics) {
        this.partner = partner;
        this.watch = watch;
        this.metrics = metrics;
    }

    @Scheduled(fixedRateString = "PT1S")
    synchronized void tick() {
        try {
            look();
        } catch (RuntimeException failure) {
            if (!Outages.isOutage(failure)) {
                throw failure;
            }
            log.warn("the partner's condition is noted once the database answers");
        }
    }

    private void look() {
        var condition = partner.condition();
        var lastAnswered = partner.lastAnswered();
        var supersededNow = superseded();
        watch.note(condition, lastAnswered, supersededNow - superseded);
        superseded = supersededNow;
        watch.hasten(condition, lastAnswered);
        if (condition != noted) {
            noted = condition;
            log.atInfo().addKeyValue("condition", condition).log("the partner's condition changed");
        }
    }

    /** Since the start of this process. */
    private long superseded() {
        return (long) metrics.find("tuniclaim.pusher.changes").tag("outcome", "superseded").counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }
}
