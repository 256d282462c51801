package tn.ars.tuniclaim.pusher.partner;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How telling the partner ended. */
public sealed interface Answer {

    /** Calls made this time. */
    int calls();

    record Accepted(int status, int calls, Duration took) implements Answer {}

    /** @param words the partner's own, bounded */
    record Refused(int status, @Nullable String words, int calls) implements Answer {}

    /** A refusal because the partner does not know the bordereau or the bulletin. */
    record NotFound(int status, @Nullable String words, int calls) implements Answer {}

    /**
     * Not now, but perhaps later.
     *
     * @param retryAfter how long the partner asked us to wait; null when it said nothing of it
     */
    record Failing(String detail, @Nullable Duration retryAfter, int calls) implements Answer {}
}
