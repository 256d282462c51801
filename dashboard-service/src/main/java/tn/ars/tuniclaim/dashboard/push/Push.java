package tn.ars.tuniclaim.dashboard.push;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tn.ars.tuniclaim.event.ParkReason;
import tn.ars.tuniclaim.event.PushKind;

/**
 * A change for the partner, and what has become of it.
 *
 * @param state what the partner is told, in ARS's words
 * @param toldAt when that became of it; while it is pending, when it was decided
 * @param words of the partner or of a program, which may be about persons; null also for those who may not see them
 * @param settledAt of a refused one: when it needed nobody any more
 */
public record Push(
        String factId,
        String bordereau,
        @Nullable String bulletin,
        PushKind kind,
        String state,
        Instant changedAt,
        Outcome outcome,
        Instant toldAt,
        @Nullable Integer attempts,
        @Nullable Long tookMillis,
        @Nullable ParkReason reason,
        @Nullable Instant nextAttemptAt,
        @Nullable Integer httpStatus,
        @Nullable String words,
        @Nullable Instant settledAt) {

    public boolean needsSomebody() {
        return (outcome == Outcome.REFUSED || outcome == Outcome.SET_ASIDE) && settledAt == null;
    }
}
