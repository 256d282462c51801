package tn.ars.tuniclaim.dashboard.resend;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tn.ars.tuniclaim.event.PushSelection;

/**
 * What somebody asked of the pusher.
 *
 * @param id of the command on Kafka, once it is told; the pusher's answers name it
 * @param rehearsal the one that went before
 * @param asker the identity of the account that asked
 * @param expiresAt until when a second person can agree; null where nobody else is needed
 * @param decision null while nobody has decided, and where nobody needs to
 */
public record PushRequest(
        UUID id,
        Kind kind,
        PushSelection selection,
        int perSecond,
        @Nullable String reason,
        @Nullable UUID rehearsal,
        String requestedBy,
        String asker,
        Instant requestedAt,
        @Nullable Instant expiresAt,
        @Nullable Decision decision,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String decisionReason) {

    public enum Kind {
        REHEARSAL,
        REPLAY,
        DISCARD
    }

    public enum Decision {
        APPROVED,
        REFUSED
    }

    public enum State {
        /** The pusher is told. */
        TOLD,
        /** A second person has to agree. */
        PENDING,
        REFUSED,
        /** Nobody decided in time. */
        EXPIRED
    }

    public State state(Instant now) {
        if (expiresAt == null || decision == Decision.APPROVED) {
            return State.TOLD;
        }
        if (decision == Decision.REFUSED) {
            return State.REFUSED;
        }
        return expiresAt.isAfter(now) ? State.PENDING : State.EXPIRED;
    }
}
