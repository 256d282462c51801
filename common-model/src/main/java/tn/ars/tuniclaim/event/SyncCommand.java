package tn.ars.tuniclaim.event;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What somebody asks of the importer. All commands share one key: they are obeyed in the order in which they came. */
public sealed interface SyncCommand extends Event {

    /** The account that asked. */
    String requestedBy();

    @Override
    default String key() {
        return "sync";
    }

    @Override
    default Topic topic() {
        return Topic.SYNC_COMMANDS;
    }

    /**
     * Start a run, or join the one that runs.
     *
     * @param runId the id that the run will have, unless it joins another
     */
    record SyncRequested(UUID runId, SyncTrigger trigger, String requestedBy) implements SyncCommand {
        public SyncRequested {
            Required.field(runId, "runId");
            Required.field(trigger, "trigger");
            Required.field(requestedBy, "requestedBy");
        }
    }

    /** End a run before its time; what it has written stays. A run that is over is left alone. */
    record SyncCancelRequested(
            UUID runId, String requestedBy, @Nullable String reason) implements SyncCommand {
        public SyncCancelRequested {
            Required.field(runId, "runId");
            Required.field(requestedBy, "requestedBy");
        }
    }

    /**
     * Try again what was rejected and is not mended yet, with the partner's bulletins of now.
     *
     * @param runId the id that the run will have that does so, unless it joins another
     * @param rejectedRun only what that run rejected; null: what any run did
     * @param position only the entry that stood there in that run; null: all of them
     */
    record RejectionsRetryRequested(
            UUID runId,
            String requestedBy,
            @Nullable UUID rejectedRun,
            @Nullable Long position) implements SyncCommand {
        public RejectionsRetryRequested {
            Required.field(runId, "runId");
            Required.field(requestedBy, "requestedBy");
            if (position != null && rejectedRun == null) {
                throw new IllegalArgumentException("position makes no sense without rejectedRun");
            }
        }
    }

    /** No run starts by itself from now on; people may still start one. */
    record SchedulePauseRequested(
            String requestedBy, @Nullable String reason) implements SyncCommand {
        public SchedulePauseRequested {
            Required.field(requestedBy, "requestedBy");
        }
    }

    /** Runs start by themselves again; what fell into the pause is not caught up. */
    record ScheduleResumeRequested(
            String requestedBy, @Nullable String reason) implements SyncCommand {
        public ScheduleResumeRequested {
            Required.field(requestedBy, "requestedBy");
        }
    }
}
