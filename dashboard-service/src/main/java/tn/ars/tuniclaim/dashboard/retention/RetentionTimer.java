package tn.ars.tuniclaim.dashboard.retention;

import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.dashboard.history.Runs;
import tn.ars.tuniclaim.dashboard.push.Pushes;
import tn.ars.tuniclaim.dashboard.repetition.KeyedCalls;

@Component
class RetentionTimer {

    private static final Logger log = LoggerFactory.getLogger(RetentionTimer.class);

    private final Runs runs;
    private final Pushes pushes;
    private final KeyedCalls keyedCalls;
    private final RetentionProperties settings;
    private final Clock clock;

    RetentionTimer(Runs runs, Pushes pushes, KeyedCalls keyedCalls, RetentionProperties settings, Clock clock) {
        this.runs = runs;
        this.pushes = pushes;
        this.keyedCalls = keyedCalls;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT1M")
    void tick() {
        var before = clock.instant().minus(settings.age());
        try {
            runs.forgetBefore(before);
            pushes.forgetBefore(before);
            keyedCalls.forgetBefore(before);
        } catch (DataAccessException failure) {
            log.atWarn()
                    .addKeyValue("failure", failure.getClass().getName())
                    .log("what is old could not be forgotten; the next round tries again");
        }
    }
}
