package tn.ars.tuniclaim.importer.schedule;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.event.SyncTrigger;
import tn.ars.tuniclaim.importer.run.StartRun;
import tn.ars.tuniclaim.service.intake.Outages;

/** Looks every second whether a run is due. What was missed while nobody looked is caught up by one run. */
@Component
class ScheduleTimer {

    private static final Logger log = LoggerFactory.getLogger(ScheduleTimer.class);

    private final Schedule schedule;
    private final StartRun startRun;
    private final Timetable timetable;
    private final Clock clock;
    private boolean adopted;

    ScheduleTimer(Schedule schedule, StartRun startRun, Timetable timetable, Clock clock) {
        this.schedule = schedule;
        this.startRun = startRun;
        this.timetable = timetable;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT1S")
    void tick() {
        try {
            look();
        } catch (RuntimeException failure) {
            if (!Outages.isOutage(failure)) {
                throw failure;
            }
            log.warn("the schedule waits for the database");
        }
    }

    private void look() {
        var now = clock.instant();
        if (!adopted) {
            schedule.adopt(timetable, now);
            adopted = true;
        }
        schedule.due(now).ifPresent(due -> start(due, now));
    }

    /** Of all instances that look, the one starts it that brings the schedule on. */
    private void start(Instant due, Instant now) {
        var run = UUID.nameUUIDFromBytes(("scheduled run of " + due).getBytes(UTF_8));
        var next = timetable.after(now);
        startRun.startIf(() -> schedule.goOn(due, next), run, SyncTrigger.SCHEDULE, "schedule");
    }
}
