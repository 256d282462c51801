package tn.ars.tuniclaim.dashboard.history;

import org.jspecify.annotations.Nullable;

/**
 * Entries of one run that could not be taken over for the same reason.
 *
 * @param bordereau the first of them, as the partner wrote it
 */
public record Rejection(
        @Nullable String field,
        String reason,
        long entries,
        @Nullable String bordereau) {}
