package tn.ars.tuniclaim.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tn.ars.tuniclaim.claim.BordereauReference;

/**
 * Changes that were given up, by what is common to them; what is null does not matter.
 *
 * @param factId the id of the change's own record: this one alone
 * @param reason why it was given up
 * @param from ARS decided them then or later
 * @param until ARS decided them before
 */
public record PushSelection(
        @Nullable String factId,
        @Nullable BordereauReference bordereau,
        @Nullable PushKind kind,
        @Nullable GivenUp reason,
        @Nullable Instant from,
        @Nullable Instant until) {

    /** All that was given up. */
    public static final PushSelection ALL = new PushSelection(null, null, null, null, null, null);

    public static PushSelection one(String factId) {
        return new PushSelection(factId, null, null, null, null, null);
    }
}
