package tn.ars.tuniclaim.event;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What became of a change that the partner was to be told. */
public sealed interface PushResult extends Event {

    PushSubject push();

    @Override
    default String key() {
        return push().bordereau().value();
    }

    @Override
    default Topic topic() {
        return Topic.PUSH_RESULTS;
    }

    /**
     * The partner took it.
     *
     * @param attempts calls made for it in all
     * @param took how long the last series of calls lasted, without the time that it was parked
     */
    record PushDelivered(PushSubject push, int attempts, Duration took) implements PushResult {
        public PushDelivered {
            Required.field(push, "push");
            Required.field(took, "took");
        }
    }

    /** It waits, kept by the pusher, and is tried again by itself. */
    record PushParked(
            PushSubject push,
            ParkReason reason,
            int attempts,
            @Nullable String detail,
            Instant nextAttemptAt) implements PushResult {
        public PushParked {
            Required.field(push, "push");
            Required.field(reason, "reason");
            Required.field(nextAttemptAt, "nextAttemptAt");
        }
    }

    /**
     * A newer state of the same thing made it pointless.
     *
     * @param supersededBy the newer fact's id
     */
    record PushSuperseded(PushSubject push, String supersededBy) implements PushResult {
        public PushSuperseded {
            Required.field(push, "push");
            Required.field(supersededBy, "supersededBy");
        }
    }

    /**
     * The partner said no, and no retry mends that.
     *
     * @param answer the partner's own words, at most 500 characters
     */
    record PushRefused(
            PushSubject push, int httpStatus, @Nullable String answer) implements PushResult {
        public PushRefused {
            Required.field(push, "push");
        }
    }
}
