package tn.ars.tuniclaim.dashboard.action;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;
import tn.ars.tuniclaim.dashboard.page.Sentence;
import tn.ars.tuniclaim.dashboard.page.State;

/**
 * What somebody typed before pressing a button; null where nothing. What cannot be taken stands in the form again.
 *
 * @param form which one on the page
 * @param lasting for how long, a word of {@link Lasting}
 */
record Typed(
        @Nullable String form,
        @Nullable String reason,
        @Nullable String assignee,
        @Nullable String lasting) implements Serializable {

    /** As at the door for programs. */
    private static final int LONGEST_REASON = 500;

    private static final int LONGEST_ACCOUNT = 200;

    /** Nobody has typed more than that. */
    private static final int LONGEST_KEPT = 10_000;

    Typed {
        form = strippedOrNull(form);
        reason = strippedOrNull(reason);
        assignee = strippedOrNull(assignee);
        lasting = strippedOrNull(lasting);
    }

    public boolean isOf(String other) {
        return other.equals(form);
    }

    /** Null where all of it can be taken. */
    @Nullable
    Sentence wrong() {
        if (length(reason) > LONGEST_REASON) {
            return Sentence.of(State.NEEDS_YOU, "answer.reason.long", LONGEST_REASON);
        }
        if (length(assignee) > LONGEST_ACCOUNT) {
            return Sentence.of(State.NEEDS_YOU, "answer.assign.long", LONGEST_ACCOUNT);
        }
        return null;
    }

    boolean isWorthKeeping() {
        return length(form) + length(reason) + length(assignee) + length(lasting) <= LONGEST_KEPT;
    }

    private static int length(@Nullable String text) {
        return text == null ? 0 : text.length();
    }

    private static @Nullable String strippedOrNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.replace('\t', ' ').strip();
    }
}
