package tn.ars.tuniclaim.dashboard.flow;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.dashboard.access.Caller;
import tn.ars.tuniclaim.dashboard.audit.Action;
import tn.ars.tuniclaim.dashboard.audit.Deed;
import tn.ars.tuniclaim.dashboard.command.Commands;
import tn.ars.tuniclaim.event.PushCommand.PushPauseRequested;
import tn.ars.tuniclaim.event.PushCommand.PushResumeRequested;

/** Asks the pusher to pause, or to go on. */
@Component
public class SwitchDeliveries {

    private final Commands commands;

    SwitchDeliveries(Commands commands) {
        this.commands = commands;
    }

    /**
     * @param id of the command: the same one again is the same request
     * @throws tn.ars.tuniclaim.service.publish.NotPublished when Kafka is away
     */
    public void pause(Caller caller, UUID id, @Nullable String reason) {
        commands.tell(
                new Deed(caller, Action.DELIVERIES_PAUSED, "", reason),
                id,
                new PushPauseRequested(caller.account(), reason));
    }

    /** As {@link #pause}. */
    public void resume(Caller caller, UUID id, @Nullable String reason) {
        commands.tell(
                new Deed(caller, Action.DELIVERIES_RESUMED, "", reason),
                id,
                new PushResumeRequested(caller.account(), reason));
    }
}
