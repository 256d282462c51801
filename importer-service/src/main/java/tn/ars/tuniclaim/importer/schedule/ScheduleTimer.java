package tn.ars.tuniclaim.importer.schedule;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.event.SyncTrigger;
import tn.ars.tuniclaim.importer.run.StartRun;
import tn.ars.tuniclaim.service.intake.Outages;

@Component
class ScheduleTimer {

    private static final Logger log = LoggerFactory.getLogger(ScheduleTimer.class);

    private final StartRun startRun;
    private final Clock clock;

    ScheduleTimer(StartRun startRun, Clock clock) {
        this.startRun = startRun;
        this.clock = clock;
    }

    /** The run's id is that of the minute: of all instances whose timers strike, one starts it. */
    @Scheduled(cron = "${importer.schedule.cron:0 0 * * * *}", zone = "${importer.schedule.zone:Africa/Tunis}")
    void tick() {
        var minute = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        var runId = UUID.nameUUIDFromBytes(("scheduled run of " + minute).getBytes(UTF_8));
        try {
            startRun.start(runId, SyncTrigger.SCHEDULE, "schedule");
        } catch (RuntimeException failure) {
            if (!Outages.isOutage(failure)) {
                throw failure;
            }
            log.atWarn().addKeyValue("runId", runId).log("a scheduled run is left out, the database does not answer");
        }
    }
}
