package tn.ars.tuniclaim.pusher.partner;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tn.ars.tuniclaim.pusher.change.Change;

/** The partner's writing calls. Thread-safe. */
public interface Partner {

    /**
     * Tells the partner of a change, in a few quick attempts if need be.
     *
     * @param path what the partner's paths take for the bordereau
     * @param beforeEachCall run right before each call; when it throws, the call is not made
     * @throws PartnerUnavailable when nothing gets through to the partner at present
     */
    Answer tell(Change change, String path, Runnable beforeEachCall);

    /** False while the partner is left alone; what is at hand need not be tried then. */
    boolean isAvailable();

    Condition condition();

    /** When the partner last dealt with a change, be it by refusing it; null when that never was since the start. */
    @Nullable
    Instant lastAnswered();

    Duration longestCall();

    /** How the partner was found, as far as this instance knows. */
    enum Condition {
        /** Nothing was tried since the start. */
        UNTRIED,
        AVAILABLE,
        UNAVAILABLE,
        CREDENTIALS_REFUSED
    }
}
