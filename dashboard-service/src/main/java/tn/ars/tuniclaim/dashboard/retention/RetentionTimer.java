package tn.ars.tuniclaim.dashboard.retention;

import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

@Component
class RetentionTimer {

    private static final Logger log = LoggerFactory.getLogger(RetentionTimer.class);

    private final List<Forgets> memories;
    private final RetentionProperties settings;
    private final Clock clock;

    RetentionTimer(List<Forgets> memories, RetentionProperties settings, Clock clock) {
        this.memories = memories;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT1M")
    void tick() {
        var before = clock.instant().minus(settings.age());
        try {
            memories.forEach(memory -> memory.forgetBefore(before));
        } catch (DataAccessException failure) {
            log.atWarn()
                    .addKeyValue("failure", failure.getClass().getName())
                    .log("what is old could not be forgotten; the next round tries again");
        }
    }
}
