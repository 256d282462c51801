package tn.ars.tuniclaim.notifier.incident;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tn.ars.tuniclaim.event.AlertCause;
import tn.ars.tuniclaim.event.Withheld;

/**
 * All alerts of one cause and subject, from the first to the word that it is over.
 *
 * @param subject empty where the cause has one subject only, or where it does not matter
 * @param parts the subjects hit, where they are one incident
 * @param mutedBy the open incident that it is a symptom of
 */
public record Incident(
        UUID id,
        AlertCause cause,
        String subject,
        List<String> parts,
        Span span,
        Hits hits,
        Handling handling,
        Telling telling,
        @Nullable UUID mutedBy) {

    /**
     * @param heardAt when the newest alert came, by this service's clock
     * @param overAt said to be over, and not come again since
     * @param resolvedAt null while it is open
     */
    public record Span(
            Instant openedAt,
            Instant lastAt,
            Instant heardAt,
            @Nullable Instant overAt,
            @Nullable Instant resolvedAt) {}

    /**
     * @param bordereaux references of the first ones hit, ten at most
     * @param flaps how often it was over and came again before anybody was told so
     */
    public record Hits(long alerts, List<String> bordereaux, String firstDetail, String lastDetail, int flaps) {}

    /**
     * What people do about it.
     *
     * @param silencedUntil null: until it is over, where somebody silenced it
     */
    public record Handling(
            @Nullable String acknowledgedBy,
            @Nullable Instant acknowledgedAt,
            @Nullable String assignee,
            @Nullable String silencedBy,
            @Nullable Instant silencedUntil) {

        boolean isSilenced(Instant now) {
            return silencedBy != null && (silencedUntil == null || now.isBefore(silencedUntil));
        }
    }

    /**
     * @param rounds how many rounds of notices it has had
     * @param lastAt when the last one was
     * @param alerts how many alerts that one told of
     * @param withheld why it was kept back last; null once it is told
     */
    public record Telling(
            int rounds,
            @Nullable Instant lastAt,
            long alerts,
            @Nullable Withheld withheld) {}

    /** The round of notices that comes next, from 1; it names the mails. */
    public int nextRound() {
        return telling.rounds() + 1;
    }
}
