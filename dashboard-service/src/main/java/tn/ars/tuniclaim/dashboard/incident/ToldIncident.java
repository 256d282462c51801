package tn.ars.tuniclaim.dashboard.incident;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tn.ars.tuniclaim.event.AlertCause;

/**
 * What the notifier made of alerts that belong together.
 *
 * @param bordereaux the first ones hit
 * @param detail the newest, in English
 * @param resolvedAt null while it is open
 * @param mutedBy the incident that it is a symptom of
 * @param told how many rounds of notices it has had
 */
public record ToldIncident(
        UUID id,
        AlertCause cause,
        @Nullable String subject,
        AlertCause.Severity severity,
        Instant openedAt,
        Instant lastAt,
        long alerts,
        List<String> bordereaux,
        String detail,
        @Nullable Instant resolvedAt,
        @Nullable UUID mutedBy,
        @Nullable String acknowledgedBy,
        @Nullable Instant acknowledgedAt,
        @Nullable String assignee,
        @Nullable String silencedBy,
        @Nullable Instant silencedUntil,
        int told) {

    public boolean isOpen() {
        return resolvedAt == null;
    }

    /** Whether people are told of nothing but its end. */
    public boolean isSilent(Instant now) {
        return silencedBy != null && (silencedUntil == null || silencedUntil.isAfter(now));
    }

    /** Somebody looks after it, or it is a symptom of something that somebody looks after. */
    public boolean isLookedAfter() {
        return acknowledgedBy != null || mutedBy != null;
    }
}
