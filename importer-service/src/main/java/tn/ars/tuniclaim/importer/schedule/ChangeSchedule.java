package tn.ars.tuniclaim.importer.schedule;

import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Lets people pause and resume the runs that start by themselves. Repeatable. */
@Service
public class ChangeSchedule {

    private static final Logger log = LoggerFactory.getLogger(ChangeSchedule.class);

    private final Schedule schedule;
    private final Timetable timetable;
    private final Clock clock;

    ChangeSchedule(Schedule schedule, Timetable timetable, Clock clock) {
        this.schedule = schedule;
        this.timetable = timetable;
        this.clock = clock;
    }

    public void pause(String by, @Nullable String why) {
        var now = clock.instant();
        schedule.adopt(timetable, now);
        schedule.pause(true, null, by, now, why);
        log.info("the schedule is paused");
    }

    /** What fell into the pause is not caught up. */
    public void resume(String by, @Nullable String why) {
        var now = clock.instant();
        schedule.adopt(timetable, now);
        schedule.pause(false, timetable.after(now), by, now, why);
        log.info("the schedule goes on");
    }
}
