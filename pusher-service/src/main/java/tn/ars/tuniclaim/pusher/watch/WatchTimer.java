package tn.ars.tuniclaim.pusher.watch;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.pusher.partner.Partner;
import tn.ars.tuniclaim.pusher.partner.Partner.Condition;

/** Looks at the condition instead of being called at each change of it: what could not be noted now is noted next time. */
@Component
class WatchTimer {

    private static final Logger log = LoggerFactory.getLogger(WatchTimer.class);

    private final Partner partner;
    private final PartnerWatch watch;
    private Condition noted = Condition.UNTRIED;

    WatchTimer(Partner partner, PartnerWatch watch) {
        this.partner = partner;
        this.watch = watch;
    }

    @Scheduled(fixedRateString = "PT1S")
    synchronized void tick() {
        var condition = partner.condition();
        if (condition != noted) {
            watch.note(condition);
            noted = condition;
            log.atInfo().addKeyValue("condition", condition).log("the partner's condition changed");
        }
    }
}
