package tn.ars.tuniclaim.event;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What somebody asks of the importer. All commands share one key: they are obeyed in the order in which they came. */
public sealed interface SyncCommand extends Event {

    UUID runId();

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
     * @param requestedBy the account that asked
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
}
