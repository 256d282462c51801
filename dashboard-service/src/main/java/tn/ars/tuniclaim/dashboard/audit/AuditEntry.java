package tn.ars.tuniclaim.dashboard.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of the audit.
 *
 * @param action and {@code via} in words, as they were noted: one that this version does not know stays readable
 * @param outcome null when the process ended before it was noted
 */
public record AuditEntry(
        long id,
        Instant at,
        String account,
        String address,
        String via,
        String action,
        String subject,
        @Nullable String reason,
        @Nullable String outcome,
        @Nullable String detail) {}
