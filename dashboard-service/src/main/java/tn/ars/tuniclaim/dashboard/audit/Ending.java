package tn.ars.tuniclaim.dashboard.audit;

import org.jspecify.annotations.Nullable;

/**
 * How a deed came out.
 *
 * @param detail ids to follow it by, numbers by their names, or the code of why not, in words of programs; each name and code has a text in
 *     {@code audit.detail}. Never content
 */
public record Ending(AuditOutcome outcome, @Nullable String detail) {

    public static Ending done(@Nullable String detail) {
        return new Ending(AuditOutcome.DONE, detail);
    }

    public static Ending refused(@Nullable String detail) {
        return new Ending(AuditOutcome.REFUSED, detail);
    }
}
