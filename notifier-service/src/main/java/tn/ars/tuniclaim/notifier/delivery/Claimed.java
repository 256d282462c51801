package tn.ars.tuniclaim.notifier.delivery;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tn.ars.tuniclaim.event.NoticeKind;

/**
 * A notice that this instance is to send, and no other before the lease ends.
 *
 * @param attempts with the one it is claimed for
 * @param wasRefused for good, before
 */
record Claimed(
        UUID id,
        @Nullable UUID incidentId,
        NoticeKind kind,
        String recipient,
        int attempts,
        boolean wasRefused,
        Content content) {

    /** @param inReplyTo the mail of the thread that it belongs to */
    record Content(
            String messageId,
            @Nullable String inReplyTo,
            String severity,
            String headline,
            String text,
            String html,
            String link) {}

    boolean isMail() {
        return !recipient.startsWith("webhook:");
    }
}
