package tn.ars.tuniclaim.dashboard.sync;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.dashboard.access.Caller;
import tn.ars.tuniclaim.dashboard.audit.Action;
import tn.ars.tuniclaim.dashboard.audit.Deed;
import tn.ars.tuniclaim.dashboard.command.Commands;
import tn.ars.tuniclaim.event.SyncCommand.SyncCancelRequested;

/** Asks the importer to end a run before its time. */
@Component
public class CancelRun {

    private final Commands commands;

    CancelRun(Commands commands) {
        this.commands = commands;
    }

    /**
     * @param id of the command: the same one again is the same request
     * @throws tn.ars.tuniclaim.service.publish.NotPublished when Kafka is away
     */
    public void cancel(Caller caller, UUID id, UUID runId, @Nullable String reason) {
        commands.tell(
                new Deed(caller, Action.SYNC_CANCELLED, runId.toString(), reason),
                id,
                new SyncCancelRequested(runId, caller.account(), reason));
    }
}
