package tn.ars.tuniclaim.dashboard.history;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The partner came to say another status than ARS holds.
 *
 * @param bulletin null when it is the bordereau's own status
 * @param toldAt when the partner was first heard saying so
 */
public record Drift(
        String factId,
        String bordereau,
        @Nullable String bulletin,
        String arsStatus,
        String partnerWord,
        Instant toldAt) {}
