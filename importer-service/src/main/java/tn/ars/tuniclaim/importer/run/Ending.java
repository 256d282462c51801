package tn.ars.tuniclaim.importer.run;

import org.jspecify.annotations.Nullable;
import tn.ars.tuniclaim.event.AlertCause;
import tn.ars.tuniclaim.event.SyncBalance;
import tn.ars.tuniclaim.event.SyncOutcome;

/**
 * How a run ends.
 *
 * @param reason in words for an operator; null when it completed
 * @param cause what people are to be told is wrong; null when nothing new is
 */
record Ending(
        SyncOutcome outcome,
        @Nullable String reason,
        @Nullable AlertCause cause) {

    static Ending completed(SyncBalance balance) {
        var rejected = balance.bordereaux().rejected() + balance.bulletins().rejected();
        return rejected == 0
                ? new Ending(SyncOutcome.COMPLETED, null, null)
                : new Ending(
                        SyncOutcome.COMPLETED_WITH_REJECTIONS,
                        "%d bordereaux and %d bulletins were rejected; the rest is in step"
                                .formatted(
                                        balance.bordereaux().rejected(),
                                        balance.bulletins().rejected()),
                        AlertCause.ENTRIES_REJECTED);
    }

    static Ending failed(AlertCause cause, String reason) {
        return new Ending(SyncOutcome.FAILED, reason, cause);
    }

    static Ending cancelled(String by, @Nullable String why) {
        return new Ending(SyncOutcome.CANCELLED, "cancelled by " + by + (why == null ? "" : ": " + why), null);
    }

    static Ending interrupted(String reason) {
        return new Ending(SyncOutcome.INTERRUPTED, reason, null);
    }

    /** Nobody was there any more to end it. */
    static Ending abandoned(String reason) {
        return new Ending(SyncOutcome.INTERRUPTED, reason, AlertCause.SYNC_FAILED);
    }

    /** The reason as far as it may be logged: not what a person wrote, nor who it was. */
    @Nullable
    String loggedReason() {
        return outcome == SyncOutcome.CANCELLED ? null : reason;
    }
}
