package tn.ars.tuniclaim.dashboard.history;

import org.jspecify.annotations.Nullable;
import tn.ars.tuniclaim.event.RejectionCode;

/**
 * Entries of one run that could not be taken over for the same reason.
 *
 * @param reason in English
 * @param code the same, for other languages; null of older importers
 * @param expected what would be right, in no language
 * @param bordereau the first of them, as the partner wrote it
 */
public record Rejection(
        @Nullable String field,
        String reason,
        @Nullable RejectionCode code,
        @Nullable String expected,
        long entries,
        @Nullable String bordereau) {}
