package tn.ars.tuniclaim.simulator.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A writing call as it came in, and what became of it.
 *
 * @param bordereau the reference as ARS knows it, or what stood in the path if there is no such bordereau
 * @param bsId none: the bordereau as a whole
 * @param kind the call: {@code status}, {@code payment}
 * @param at when the state came about, as the sender says
 * @param key the {@code Idempotency-Key}
 * @param status of the answer; 0 if it was never given
 */
public record Call(
        String bordereau,
        @Nullable String bsId,
        String kind,
        @Nullable String state,
        @Nullable Instant at,
        @Nullable String key,
        Instant receivedAt,
        int status,
        Outcome outcome) {

    /** {@code LOST} is accepted too, but the caller never learned of it. */
    public enum Outcome {
        ACCEPTED,
        LOST,
        REFUSED,
        FAULTED;

        boolean applied() {
            return this == ACCEPTED || this == LOST;
        }
    }

    public Call answered(int changedStatus, Outcome changed) {
        return new Call(bordereau, bsId, kind, state, at, key, receivedAt, changedStatus, changed);
    }
}
