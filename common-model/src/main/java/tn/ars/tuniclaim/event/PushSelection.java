package tn.ars.tuniclaim.event;

import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tn.ars.tuniclaim.claim.BordereauReference;

/**
 * Changes that the pusher keeps because the partner did not take them, by what is common to them; what is null does not
 * matter. One that names nothing must say that it means all, and a field that is not known here makes it unreadable: a slip of
 * the pen selects nothing.
 *
 * @param all true where nothing else is named, and only there
 * @param factId the id of the change's own record: this one alone
 * @param reason why the partner does not have it
 * @param from ARS decided them then or later
 * @param until ARS decided them before
 */
public record PushSelection(
        @Nullable String factId,
        @Nullable BordereauReference bordereau,
        @Nullable PushKind kind,
        @Nullable Undelivered reason,
        @Nullable Instant from,
        @Nullable Instant until,
        @Nullable Boolean all) {

    /** All that the partner does not have, also what waits. */
    public static final PushSelection ALL = new PushSelection(null, null, null, null, null, null, true);

    public PushSelection {
        var namesSomething =
                Stream.of(factId, bordereau, kind, reason, from, until).anyMatch(Objects::nonNull);
        if (namesSomething == Boolean.TRUE.equals(all)) {
            throw new IllegalArgumentException(
                    "selection must name factId, bordereau, kind, reason, from or until, or else say all: true");
        }
    }

    public static PushSelection one(String factId) {
        return new PushSelection(factId, null, null, null, null, null, null);
    }
}
