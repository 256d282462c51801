package tn.ars.tuniclaim.dashboard.history;

import org.jspecify.annotations.Nullable;
import tn.ars.tuniclaim.event.RejectionCode;

/**
 * One entry that a run left out.
 *
 * @param position where it stood in what the run read, from 1
 * @param reason in English
 * @param code the same, for other languages; null of older importers
 * @param expected what would be right, in no language
 */
public record RejectedEntry(
        String factId,
        long position,
        @Nullable String bordereau,
        @Nullable String bulletin,
        @Nullable String field,
        String reason,
        @Nullable RejectionCode code,
        @Nullable String expected) {}
