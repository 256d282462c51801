package tn.ars.tuniclaim.pusher.partner;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What came back from one call. */
sealed interface Reply {

    /** The partner gave an answer, whatever it says. */
    record Answered(
            int status, @Nullable String words, @Nullable Duration retryAfter) implements Reply {}

    /**
     * No answer.
     *
     * @param connected false when the partner could not even be reached
     */
    record Silent(String what, boolean connected) implements Reply {}
}
