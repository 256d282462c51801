package tn.ars.tuniclaim.notifier.incident;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tn.ars.tuniclaim.event.AlertCause;

/**
 * All alerts of one cause and subject, from the first to the word that it is over.
 *
 * @param subject empty where the cause has one subject only
 * @param bordereaux references of the first ones hit, ten at most
 * @param resolvedAt null while it is open
 */
public record Incident(
        UUID id,
        AlertCause cause,
        String subject,
        Instant openedAt,
        Instant lastAt,
        @Nullable Instant resolvedAt,
        long alerts,
        List<String> bordereaux,
        String firstDetail,
        String lastDetail) {}
