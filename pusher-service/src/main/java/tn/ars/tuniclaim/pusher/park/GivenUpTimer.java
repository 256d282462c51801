package tn.ars.tuniclaim.pusher.park;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Originals are kept until somebody decided about them, and then for as long as somebody may ask. */
@Component
class GivenUpTimer {

    private final JdbcGivenUp givenUp;
    private final ParkProperties settings;

    GivenUpTimer(JdbcGivenUp givenUp, ParkProperties settings) {
        this.givenUp = givenUp;
        this.settings = settings;
    }

    @Scheduled(fixedRateString = "PT6H", initialDelayString = "PT10M")
    void tick() {
        givenUp.forgetOlderThan(settings.givenUpKept());
    }
}
