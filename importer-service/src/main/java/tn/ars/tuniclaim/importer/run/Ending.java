package tn.ars.tuniclaim.importer.run;

import org.jspecify.annotations.Nullable;
import tn.ars.tuniclaim.event.AlertCause;
import tn.ars.tuniclaim.event.SyncBalance;
import tn.ars.tuniclaim.event.SyncFailure;
import tn.ars.tuniclaim.event.SyncOutcome;
import tn.ars.tuniclaim.importer.partner.PartnerFault;

/**
 * How a run ends.
 *
 * @param reason in words for an operator; null when it completed
 * @param code the same, for readers of another language
 * @param cause what people are to be told is wrong; null when nothing new is
 */
record Ending(
        SyncOutcome outcome,
        @Nullable String reason,
        @Nullable SyncFailure code,
        @Nullable AlertCause cause) {

    /**
     * All was read; complete if each entry has its fate.
     *
     * @param taken entries that came from the partner
     */
    static Ending completed(SyncBalance balance, long taken) {
        if (!balance.closes() || balance.bordereaux().received() != taken) {
            return new Ending(
                    SyncOutcome.FAILED,
                    "the balance does not close: entries were received whose fate is not known, or the other way round",
                    SyncFailure.UNBALANCED,
                    AlertCause.SYNC_FAILED);
        }
        var rejected = balance.bordereaux().rejected() + balance.bulletins().rejected();
        return rejected == 0
                ? new Ending(SyncOutcome.COMPLETED, null, null, null)
                : new Ending(
                        SyncOutcome.COMPLETED_WITH_REJECTIONS,
                        "rejected: %d of the bordereaux, %d of the bulletins; the rest is in step"
                                .formatted(
                                        balance.bordereaux().rejected(),
                                        balance.bulletins().rejected()),
                        SyncFailure.ENTRIES_REJECTED,
                        AlertCause.ENTRIES_REJECTED);
    }

    static Ending failed(PartnerFault fault) {
        var cause = fault.code() == SyncFailure.CREDENTIALS_REFUSED
                ? AlertCause.CREDENTIALS_REFUSED
                : AlertCause.PARTNER_UNAVAILABLE;
        return new Ending(SyncOutcome.FAILED, fault.reason(), fault.code(), cause);
    }

    /** On ARS's own side. */
    static Ending failed(String reason) {
        return new Ending(SyncOutcome.FAILED, reason, SyncFailure.OWN_FAILURE, AlertCause.SYNC_FAILED);
    }

    static Ending cancelled(String by, @Nullable String why) {
        var reason = "cancelled by " + by + (why == null ? "" : ": " + why);
        return new Ending(SyncOutcome.CANCELLED, reason, SyncFailure.CANCELLED, null);
    }

    static Ending interrupted(String reason) {
        return new Ending(SyncOutcome.INTERRUPTED, reason, SyncFailure.STOPPED, null);
    }

    /** Nobody was there any more to end it. */
    static Ending abandoned(String reason) {
        return new Ending(SyncOutcome.INTERRUPTED, reason, SyncFailure.OWNER_DIED, AlertCause.SYNC_FAILED);
    }

    boolean isComplete() {
        return outcome == SyncOutcome.COMPLETED || outcome == SyncOutcome.COMPLETED_WITH_REJECTIONS;
    }

    boolean isDeath() {
        return code == SyncFailure.OWNER_DIED;
    }

    /** The reason as far as it may be logged: not what a person wrote, nor who it was. */
    @Nullable
    String loggedReason() {
        return outcome == SyncOutcome.CANCELLED ? null : reason;
    }
}
