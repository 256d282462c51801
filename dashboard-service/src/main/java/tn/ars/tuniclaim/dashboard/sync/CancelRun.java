package tn.ars.tuniclaim.dashboard.sync;

import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.dashboard.access.Caller;
import tn.ars.tuniclaim.dashboard.audit.Action;
import tn.ars.tuniclaim.dashboard.audit.AuditTrail;
import tn.ars.tuniclaim.dashboard.audit.Deed;
import tn.ars.tuniclaim.dashboard.command.Commands;
import tn.ars.tuniclaim.dashboard.history.Run;
import tn.ars.tuniclaim.dashboard.history.Runs;
import tn.ars.tuniclaim.dashboard.sync.CancelAnswer.Over;
import tn.ars.tuniclaim.dashboard.sync.CancelAnswer.ServedBy;
import tn.ars.tuniclaim.dashboard.sync.CancelAnswer.Told;
import tn.ars.tuniclaim.dashboard.sync.CancelAnswer.Unknown;
import tn.ars.tuniclaim.event.SyncCommand.SyncCancelRequested;
import tn.ars.tuniclaim.event.SyncOutcome;

/**
 * Asks the importer to end a run before its time. A run that waits, or that the importer has not heard of yet, can be cancelled as
 * well: the importer obeys in the order in which it was asked. That it was asked for, through whichever instance, is in the audit.
 */
@Component
public class CancelRun {

    private static final Set<Action> ASKING = EnumSet.of(Action.SYNC_STARTED, Action.REJECTIONS_RETRIED);

    /** As long as Kafka keeps what was asked of the importer. */
    private static final Duration KEPT = Duration.ofDays(7);

    private final Commands commands;
    private final Runs runs;
    private final AuditTrail trail;
    private final Clock clock;

    CancelRun(Commands commands, Runs runs, AuditTrail trail, Clock clock) {
        this.commands = commands;
        this.runs = runs;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * @param id of the command: the same one again is the same request
     * @throws tn.ars.tuniclaim.service.publish.NotPublished when Kafka is away
     */
    public CancelAnswer cancel(Caller caller, UUID id, UUID runId, @Nullable String reason) {
        var answer = answer(runId);
        if (answer instanceof Told) {
            commands.tell(
                    new Deed(caller, Action.SYNC_CANCELLED, runId.toString(), reason),
                    id,
                    new SyncCancelRequested(runId, caller.account(), reason));
        }
        return answer;
    }

    private CancelAnswer answer(UUID runId) {
        var run = runs.one(runId);
        if (run.isPresent()) {
            return isOver(run.get()) ? new Over() : new Told();
        }
        return runs.joined(runId)
                .<CancelAnswer>map(ServedBy::new)
                .orElseGet(() -> isAskedFor(runId) || runs.isToServe(runId) ? new Told() : new Unknown());
    }

    /** To ask again for what was done as asked changes nothing, and is no mistake. */
    private static boolean isOver(Run run) {
        return !run.isGoingOn() && run.outcome() != SyncOutcome.CANCELLED;
    }

    private boolean isAskedFor(UUID runId) {
        return trail.hasDone(ASKING, runId, clock.instant().minus(KEPT));
    }
}
