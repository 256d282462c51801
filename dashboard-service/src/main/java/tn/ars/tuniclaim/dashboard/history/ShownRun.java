package tn.ars.tuniclaim.dashboard.history;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tn.ars.tuniclaim.dashboard.page.State;
import tn.ars.tuniclaim.event.SyncOutcome;

/**
 * A run as a page shows it.
 *
 * @param isLastEnded a failure that a later run has made good calls nobody any more
 */
public record ShownRun(Run run, Instant now, boolean isLastEnded) {

    public State state() {
        return switch (run.outcome()) {
            case null -> run.isSilent(now) ? State.WAITING : State.WORKING;
            case COMPLETED -> State.IN_STEP;
            case COMPLETED_WITH_REJECTIONS, CANCELLED, INTERRUPTED -> State.WAITING;
            case FAILED -> isLastEnded ? State.NEEDS_YOU : State.WAITING;
        };
    }

    /** The code of its word. */
    public String word() {
        var outcome = run.outcome();
        if (outcome == null) {
            return run.isSilent(now) ? "run.silent" : "run.going_on";
        }
        return "run." + outcome.name().toLowerCase(Locale.ROOT);
    }

    /** The code of why it did not bring everything; null where the outcome says all. */
    public @Nullable String why() {
        var code = run.code();
        return code == null || run.outcome() == SyncOutcome.COMPLETED_WITH_REJECTIONS ? null : "failure." + code;
    }

    /** Of a hundred bordereaux, those received; null while nothing is known. */
    public @Nullable Long percent() {
        var expected = run.expected();
        var received = run.balance().bordereaux().received();
        return expected == null || expected == 0 ? null : Math.min(99, received * 100 / expected);
    }

    /** Null while nothing is known. */
    public @Nullable Duration remaining() {
        var readyAt = run.readyAt();
        if (readyAt == null) {
            return null;
        }
        var remaining = Duration.between(now, readyAt);
        return remaining.isNegative() ? Duration.ZERO : remaining;
    }
}
