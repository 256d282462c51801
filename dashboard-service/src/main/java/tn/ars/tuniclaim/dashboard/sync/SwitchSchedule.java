package tn.ars.tuniclaim.dashboard.sync;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.dashboard.access.Caller;
import tn.ars.tuniclaim.dashboard.audit.Action;
import tn.ars.tuniclaim.dashboard.audit.Deed;
import tn.ars.tuniclaim.dashboard.command.Commands;
import tn.ars.tuniclaim.event.SyncCommand.SchedulePauseRequested;
import tn.ars.tuniclaim.event.SyncCommand.ScheduleResumeRequested;

/** Asks the importer to start no run by itself any more, or to do so again. */
@Component
public class SwitchSchedule {

    private final Commands commands;

    SwitchSchedule(Commands commands) {
        this.commands = commands;
    }

    /**
     * @param id of the command: the same one again is the same request
     * @throws tn.ars.tuniclaim.service.publish.NotPublished when Kafka is away
     */
    public void pause(Caller caller, UUID id, @Nullable String reason) {
        commands.tell(
                new Deed(caller, Action.SCHEDULE_PAUSED, "", reason),
                id,
                new SchedulePauseRequested(caller.account(), reason));
    }

    /** As {@link #pause}. */
    public void resume(Caller caller, UUID id, @Nullable String reason) {
        commands.tell(
                new Deed(caller, Action.SCHEDULE_RESUMED, "", reason),
                id,
                new ScheduleResumeRequested(caller.account(), reason));
    }
}
