package tn.ars.tuniclaim.event;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of one notice to one recipient. Says nothing of its text. It is due first, unless it is withheld at once; then
 * it fails, any number of times, and is sent or withheld in the end.
 */
public sealed interface Notice extends Event {

    UUID noticeId();

    /** The incident that it tells of; null for digests, summaries and imports. */
    @Nullable
    UUID incidentId();

    NoticeKind kind();

    /** An address, or the name of a webhook, as the routes say it. */
    String recipient();

    @Override
    default String key() {
        var incident = incidentId();
        return incident == null ? noticeId().toString() : incident.toString();
    }

    @Override
    default Topic topic() {
        return Topic.NOTICES;
    }

    /**
     * It is written and waits.
     *
     * @param headline the subject that it will have, in the recipient's language
     * @param dueAt not before then
     */
    record NoticeDue(
            UUID noticeId, @Nullable UUID incidentId, NoticeKind kind, String recipient, String headline, Instant dueAt)
            implements Notice {
        public NoticeDue {
            require(noticeId, kind, recipient);
            Required.field(headline, "headline");
            Required.field(dueAt, "dueAt");
        }
    }

    /**
     * The other side took it.
     *
     * @param channel by which it went, such as {@code mail} or {@code fallback}
     * @param messageId the {@code Message-ID} of the mail, the same however often it was tried; null for a webhook
     * @param attempts all of them
     */
    record NoticeSent(
            UUID noticeId,
            @Nullable UUID incidentId,
            NoticeKind kind,
            String recipient,
            String channel,
            @Nullable String messageId,
            int attempts)
            implements Notice {
        public NoticeSent {
            require(noticeId, kind, recipient);
            Required.field(channel, "channel");
        }
    }

    /**
     * The other side did not take it; it is kept.
     *
     * @param reason the server's own words, at most 500 characters
     * @param permanent true: it said that it never will; it is tried again upon a command or when the settings have changed
     * @param nextAttemptAt when it is tried again by itself; null when it is not
     */
    record NoticeFailed(
            UUID noticeId,
            @Nullable UUID incidentId,
            NoticeKind kind,
            String recipient,
            String channel,
            int attempts,
            String reason,
            boolean permanent,
            @Nullable Instant nextAttemptAt)
            implements Notice {
        public NoticeFailed {
            require(noticeId, kind, recipient);
            Required.field(channel, "channel");
            Required.field(reason, "reason");
        }
    }

    /**
     * It was due, and the recipient does not get it.
     *
     * @param insteadIn the digest or summary that tells of it; null where none does, or none is written yet
     */
    record NoticeWithheld(
            UUID noticeId,
            @Nullable UUID incidentId,
            NoticeKind kind,
            String recipient,
            Withheld reason,
            @Nullable UUID insteadIn)
            implements Notice {
        public NoticeWithheld {
            require(noticeId, kind, recipient);
            Required.field(reason, "reason");
        }
    }

    private static void require(UUID noticeId, NoticeKind kind, String recipient) {
        Required.field(noticeId, "noticeId");
        Required.field(kind, "kind");
        Required.field(recipient, "recipient");
    }
}
