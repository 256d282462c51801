package tn.ars.tuniclaim.pusher.partner;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tn.ars.tuniclaim.pusher.change.Calls;

/** How telling the partner ended. */
public sealed interface Answer {

    /** Made this time. */
    Calls calls();

    record Accepted(int status, Calls calls, Duration took) implements Answer {}

    /** @param words the partner's own, bounded */
    record Refused(int status, @Nullable String words, Calls calls) implements Answer {}

    /** A refusal because the partner does not know the bordereau or the bulletin. */
    record NotFound(int status, @Nullable String words, Calls calls) implements Answer {}

    /**
     * Not now, but perhaps later.
     *
     * @param retryAfter how long the partner asked us to wait; null when it said nothing of it
     */
    record Failing(String detail, @Nullable Duration retryAfter, Calls calls) implements Answer {}
}
