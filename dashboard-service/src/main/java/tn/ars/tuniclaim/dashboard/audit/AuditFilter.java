package tn.ars.tuniclaim.dashboard.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which lines of the audit; what is null does not matter.
 *
 * @param subject what the subject has in it, in any case
 * @param until exclusive
 */
public record AuditFilter(
        @Nullable String account,
        @Nullable Action action,
        @Nullable String subject,
        @Nullable Instant from,
        @Nullable Instant until) {

    public static final AuditFilter ALL = new AuditFilter(null, null, null, null, null);
}
