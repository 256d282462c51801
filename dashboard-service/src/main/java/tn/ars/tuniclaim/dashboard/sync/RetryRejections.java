package tn.ars.tuniclaim.dashboard.sync;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.dashboard.access.Caller;
import tn.ars.tuniclaim.dashboard.audit.Action;
import tn.ars.tuniclaim.dashboard.audit.Deed;
import tn.ars.tuniclaim.dashboard.command.Commands;
import tn.ars.tuniclaim.dashboard.history.Run;
import tn.ars.tuniclaim.dashboard.history.Runs;
import tn.ars.tuniclaim.event.SyncCommand.RejectionsRetryRequested;

/** Asks the importer to try again what it rejected. */
@Component
public class RetryRejections {

    private final Commands commands;
    private final Runs runs;

    RetryRejections(Commands commands, Runs runs) {
        this.commands = commands;
        this.runs = runs;
    }

    /**
     * @param id of the run that does so, unless it joins another: the same one again is the same request
     * @param rejectedRun only what that run rejected, or the one that serves that request; null: what any run did
     * @param position only the entry that stood there in that run; null: all of them
     * @throws tn.ars.tuniclaim.service.publish.NotPublished when Kafka is away
     */
    public RetryAnswer retry(Caller caller, UUID id, @Nullable UUID rejectedRun, @Nullable Long position) {
        var serving = rejectedRun == null
                ? null
                : runs.serving(rejectedRun).map(Run::id).orElse(null);
        if (rejectedRun != null && serving == null) {
            return RetryAnswer.RUN_UNKNOWN;
        }
        if (serving != null && position != null && runs.at(serving, position).isEmpty()) {
            return RetryAnswer.POSITION_UNKNOWN;
        }
        commands.tell(
                new Deed(caller, Action.REJECTIONS_RETRIED, subject(serving, position)),
                id,
                new RejectionsRetryRequested(id, caller.account(), serving, position));
        return RetryAnswer.TOLD;
    }

    private static String subject(@Nullable UUID rejectedRun, @Nullable Long position) {
        if (rejectedRun == null) {
            return "";
        }
        return position == null ? rejectedRun.toString() : rejectedRun + " " + position;
    }
}
