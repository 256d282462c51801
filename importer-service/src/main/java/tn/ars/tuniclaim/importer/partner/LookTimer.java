package tn.ars.tuniclaim.importer.partner;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** While the partner was last seen failing, looks whether it still does: the next run may be an hour away. */
@Component
class LookTimer {

    private final HttpPartner partner;

    LookTimer(HttpPartner partner) {
        this.partner = partner;
    }

    @Scheduled(fixedDelayString = "${tuniclaim.look-again:PT30S}")
    void tick() {
        if (partner.isWorthALook()) {
            partner.lookAgain();
        }
    }
}
