package tn.ars.tuniclaim.notifier.notice;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tn.ars.tuniclaim.event.NoticeKind;
import tn.ars.tuniclaim.notifier.letter.Letter;

/**
 * What one recipient is to be told.
 *
 * @param incidentId null for digests, summaries and imports
 * @param inReplyTo the mail of the thread that it belongs to
 */
record NewNotice(
        UUID id,
        @Nullable UUID incidentId,
        NoticeKind kind,
        String recipient,
        String messageId,
        @Nullable String inReplyTo,
        Letter letter) {}
