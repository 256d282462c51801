package tn.ars.tuniclaim.importer.schedule;

import static org.springframework.scheduling.annotation.Scheduled.CRON_DISABLED;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.scheduling.support.CronExpression;
import org.springframework.stereotype.Component;

/** When runs are due. Thread-safe. */
@Component
class Timetable {

    private final String cron;
    private final ZoneId zone;
    private final Duration jitter;
    private final RandomGenerator random;

    @Autowired
    Timetable(ScheduleProperties settings) {
        this(settings, new Random());
    }

    /** @throws IllegalArgumentException for a cron expression that is none */
    Timetable(ScheduleProperties settings, RandomGenerator random) {
        this.cron = settings.cron();
        this.zone = settings.zone();
        this.jitter = settings.jitter();
        this.random = random;
        if (!isNever()) {
            CronExpression.parse(cron);
        }
    }

    String cron() {
        return cron;
    }

    String zone() {
        return zone.getId();
    }

    /** The first time that is due after this one, jitter included; null: never. */
    @Nullable
    Instant after(Instant time) {
        var next = isNever() ? null : CronExpression.parse(cron).next(time.atZone(zone));
        return next == null ? null : next.toInstant().plusMillis(random.nextLong(jitter.toMillis() + 1));
    }

    private boolean isNever() {
        return cron.equals(CRON_DISABLED);
    }
}
