package tn.ars.tuniclaim.event;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What became of a mail. Says nothing of its text and nobody's address. */
public sealed interface Notice extends Event {

    UUID incidentId();

    /** The {@code Message-ID} of the mail, the same however often it is tried. */
    String messageId();

    @Override
    default String key() {
        return incidentId().toString();
    }

    @Override
    default Topic topic() {
        return Topic.NOTICES;
    }

    /** The mail server took it. */
    record NoticeSent(UUID incidentId, String messageId, int recipients, int attempts) implements Notice {
        public NoticeSent {
            Required.field(incidentId, "incidentId");
            Required.field(messageId, "messageId");
        }
    }

    /**
     * The mail server did not take it; it is kept.
     *
     * @param reason the server's own words, at most 500 characters
     * @param nextAttemptAt when it is tried again by itself
     */
    record NoticeFailed(
            UUID incidentId,
            String messageId,
            int attempts,
            String reason,
            @Nullable Instant nextAttemptAt) implements Notice {
        public NoticeFailed {
            Required.field(incidentId, "incidentId");
            Required.field(messageId, "messageId");
            Required.field(reason, "reason");
        }
    }
}
