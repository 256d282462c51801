package tn.ars.tuniclaim.dashboard.incident;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of one notice to one recipient.
 *
 * @param state DUE, SENT, FAILED or WITHHELD
 * @param reason the server's own words, or why it was withheld
 */
public record ToldNotice(
        UUID id,
        @Nullable UUID incidentId,
        String kind,
        String recipient,
        String state,
        @Nullable String headline,
        @Nullable String channel,
        int attempts,
        @Nullable String reason,
        boolean permanent,
        @Nullable Instant nextAttemptAt,
        Instant toldAt) {

    public boolean isFailed() {
        return state.equals("FAILED");
    }

    public boolean isWithheld() {
        return state.equals("WITHHELD");
    }
}
