package tn.ars.tuniclaim.event;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
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
     * @param unanswered those of them that had no answer, so that the partner may have had it before
     * @param took how long the last series of calls lasted, without the time that it was parked
     */
    record PushDelivered(PushSubject push, int attempts, int unanswered, Duration took) implements PushResult {
        public PushDelivered {
            Required.field(push, "push");
            Required.field(took, "took");
        }

        /** Older records say nothing of what was not answered. */
        @JsonCreator
        static PushDelivered read(
                @JsonProperty("push") PushSubject push,
                @JsonProperty("attempts") int attempts,
                @JsonProperty("unanswered") @Nullable Integer unanswered,
                @JsonProperty("took") Duration took) {
            return new PushDelivered(push, attempts, unanswered == null ? 0 : unanswered, took);
        }

        /** Every call was answered. */
        public PushDelivered(PushSubject push, int attempts, Duration took) {
            this(push, attempts, 0, took);
        }
    }

    /**
     * It waits, kept by the pusher, and is tried again by itself.
     *
     * @param attempts calls made for it in all
     * @param unanswered those of them that had no answer, so that the partner may have it all the same
     * @param nextAttemptAt null when it waits for the import of its bordereau
     */
    record PushParked(
            PushSubject push,
            ParkReason reason,
            int attempts,
            int unanswered,
            @Nullable String detail,
            @Nullable Instant nextAttemptAt)
            implements PushResult {
        public PushParked {
            Required.field(push, "push");
            Required.field(reason, "reason");
        }

        /** Older records say nothing of what was not answered. */
        @JsonCreator
        static PushParked read(
                @JsonProperty("push") PushSubject push,
                @JsonProperty("reason") ParkReason reason,
                @JsonProperty("attempts") int attempts,
                @JsonProperty("unanswered") @Nullable Integer unanswered,
                @JsonProperty("detail") @Nullable String detail,
                @JsonProperty("nextAttemptAt") @Nullable Instant nextAttemptAt) {
            return new PushParked(push, reason, attempts, unanswered == null ? 0 : unanswered, detail, nextAttemptAt);
        }

        /** Every call was answered. */
        public PushParked(
                PushSubject push,
                ParkReason reason,
                int attempts,
                @Nullable String detail,
                @Nullable Instant nextAttemptAt) {
            this(push, reason, attempts, 0, detail, nextAttemptAt);
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

    /**
     * The pusher could not handle it, for a reason of its own that no waiting mends.
     *
     * @param reason one sentence for an operator
     */
    record PushSetAside(PushSubject push, String reason) implements PushResult {
        public PushSetAside {
            Required.field(push, "push");
            Required.field(reason, "reason");
        }
    }

    /**
     * A person had it told: it is tried as soon as the order of its bordereau allows, and what becomes of it is told next.
     *
     * @param commandId the id of the command's own record ({@code ce_id})
     * @param requestedBy the account that asked
     */
    record PushReleased(PushSubject push, String commandId, String requestedBy) implements PushResult {
        public PushReleased {
            Required.field(push, "push");
            Required.field(commandId, "commandId");
            Required.field(requestedBy, "requestedBy");
        }
    }

    /**
     * A person decided that the partner is told of it no more.
     *
     * @param commandId the id of the command's own record ({@code ce_id})
     * @param requestedBy the account that asked
     */
    record PushDiscarded(PushSubject push, String commandId, String requestedBy, String reason) implements PushResult {
        public PushDiscarded {
            Required.field(push, "push");
            Required.field(commandId, "commandId");
            Required.field(requestedBy, "requestedBy");
            Required.field(reason, "reason");
        }
    }
}
