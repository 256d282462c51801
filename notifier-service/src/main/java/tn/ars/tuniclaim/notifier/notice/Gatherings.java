package tn.ars.tuniclaim.notifier.notice;

import static tn.ars.tuniclaim.event.NoticeKind.DIGEST;
import static tn.ars.tuniclaim.event.NoticeKind.SUMMARY;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.event.Event;
import tn.ars.tuniclaim.event.Notice.NoticeWithheld;
import tn.ars.tuniclaim.event.NoticeRoutes.Recipient;
import tn.ars.tuniclaim.event.Withheld;
import tn.ars.tuniclaim.notifier.letter.Letters;
import tn.ars.tuniclaim.notifier.notice.Held.Entry;
import tn.ars.tuniclaim.service.outbox.Outbox;

/** One notice instead of many. */
@Component
class Gatherings {

    private final Letters letters;
    private final WriteNotices write;
    private final NoticeProperties settings;
    private final Outbox outbox;

    Gatherings(Letters letters, WriteNotices write, NoticeProperties settings, Outbox outbox) {
        this.letters = letters;
        this.write = write;
        this.settings = settings;
        this.outbox = outbox;
    }

    /** The id of the notice that was written. */
    UUID write(Recipient recipient, Withheld reason, List<Entry> entries) {
        var id = UUID.randomUUID();
        var kind = reason == Withheld.CAPPED ? SUMMARY : DIGEST;
        var headlines = entries.stream().map(Entry::headline).toList();
        write.write(
                new NewNotice(
                        id,
                        null,
                        kind,
                        recipient.address(),
                        "<%s.gathered@%s>".formatted(id, settings.host()),
                        null,
                        letters.ofSeveral(kind, headlines, recipient.language())),
                new Pace.Now());
        outbox.add(entries.stream()
                .map(entry -> new NoticeWithheld(
                        entry.id(), entry.incidentId(), entry.kind(), recipient.address(), reason, id))
                .toArray(Event[]::new));
        return id;
    }
}
