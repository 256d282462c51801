package tn.ars.tuniclaim.notifier.notice;

import static tn.ars.tuniclaim.event.NoticeKind.OPENED;
import static tn.ars.tuniclaim.event.NoticeKind.RESOLVED;

import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.event.NoticeKind;
import tn.ars.tuniclaim.event.NoticeRoutes.Recipient;
import tn.ars.tuniclaim.notifier.incident.Incident;
import tn.ars.tuniclaim.notifier.letter.Letters;
import tn.ars.tuniclaim.notifier.notice.Notices.First;

/** Writes a notice of an incident, in its thread and under an id that says which update it is. */
@Component
class IncidentNotices {

    private final Letters letters;
    private final WriteNotices write;
    private final NoticeProperties settings;

    IncidentNotices(Letters letters, WriteNotices write, NoticeProperties settings) {
        this.letters = letters;
        this.write = write;
        this.settings = settings;
    }

    /** @param first what this recipient was told first; null: this is the first */
    void write(Incident incident, NoticeKind kind, Recipient recipient, Pace pace, @Nullable First first) {
        var letter = letters.ofIncident(incident, kind, recipient.language());
        var inReplyTo = first == null ? null : first.thread();
        write.write(
                new NewNotice(
                        UUID.randomUUID(),
                        incident.id(),
                        kind,
                        recipient.address(),
                        messageId(incident, kind),
                        inReplyTo,
                        letter),
                pace);
    }

    /** What is held of how it went says nothing any more to whoever is told something newer at once. */
    void overtake(Incident incident, Recipient recipient) {
        write.overtake(incident.id(), recipient.address());
    }

    /** The same for every recipient and attempt, so that what is sent twice is shown once. */
    private String messageId(Incident incident, NoticeKind kind) {
        var update = kind == OPENED || kind == RESOLVED ? "" : "-" + incident.nextRound();
        return "<%s.%s%s@%s>".formatted(incident.id(), kind.name().toLowerCase(Locale.ROOT), update, settings.host());
    }
}
