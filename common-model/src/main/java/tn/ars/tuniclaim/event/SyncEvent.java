package tn.ars.tuniclaim.event;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happened in a run of the importer; the facts of one run are in order. */
public sealed interface SyncEvent extends Event {

    UUID runId();

    @Override
    default String key() {
        return runId().toString();
    }

    @Override
    default Topic topic() {
        return Topic.SYNC_EVENTS;
    }

    record SyncStarted(UUID runId, SyncTrigger trigger, String requestedBy) implements SyncEvent {
        public SyncStarted {
            Required.field(runId, "runId");
            Required.field(trigger, "trigger");
            Required.field(requestedBy, "requestedBy");
        }
    }

    /** The balance so far; at most two a second. */
    record SyncProgressed(UUID runId, SyncBalance balance) implements SyncEvent {
        public SyncProgressed {
            Required.field(runId, "runId");
            Required.field(balance, "balance");
        }
    }

    /** @param reason why it did not complete, in words for an operator; null when it completed */
    record SyncEnded(
            UUID runId, SyncOutcome outcome, @Nullable String reason, SyncBalance balance) implements SyncEvent {
        public SyncEnded {
            Required.field(runId, "runId");
            Required.field(outcome, "outcome");
            Required.field(balance, "balance");
        }
    }

    /**
     * An entry of the partner could not be taken over; the others were.
     *
     * @param position where it stood in the partner's answer, counted from 1
     * @param bordereau as far as it could be read, as the partner wrote it
     * @param bulletin the bulletin rejected; null when the whole bordereau was
     * @param field the field that was wrong; null when it was the entry as a whole
     * @param reason what is wrong and what would be right, without the value itself
     */
    record EntryRejected(
            UUID runId,
            long position,
            @Nullable String bordereau,
            @Nullable String bulletin,
            @Nullable String field,
            String reason)
            implements SyncEvent {
        public EntryRejected {
            Required.field(runId, "runId");
            Required.field(reason, "reason");
        }
    }
}
