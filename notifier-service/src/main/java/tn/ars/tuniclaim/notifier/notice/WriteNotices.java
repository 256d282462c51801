package tn.ars.tuniclaim.notifier.notice;

import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.event.Event;
import tn.ars.tuniclaim.event.Notice.NoticeDue;
import tn.ars.tuniclaim.event.Notice.NoticeWithheld;
import tn.ars.tuniclaim.event.Withheld;
import tn.ars.tuniclaim.service.outbox.Outbox;

/** A row and the word of it, in the caller's transaction. */
@Component
class WriteNotices {

    private final Notices notices;
    private final Outbox outbox;
    private final Clock clock;

    WriteNotices(Notices notices, Outbox outbox, Clock clock) {
        this.notices = notices;
        this.outbox = outbox;
        this.clock = clock;
    }

    void write(NewNotice notice, Pace pace) {
        notices.write(notice, pace);
        outbox.add(
                switch (pace) {
                    case Pace.Now _ ->
                        new NoticeDue(
                                notice.id(),
                                notice.incidentId(),
                                notice.kind(),
                                notice.recipient(),
                                notice.letter().subject(),
                                clock.instant());
                    case Pace.Later(var reason, var _) -> withheld(notice, reason);
                    case Pace.Never(var reason) -> withheld(notice, reason);
                });
    }

    /** What is held for the recipient of how the incident went is not told any more. */
    void overtake(UUID incident, String recipient) {
        outbox.add(notices.overtake(incident, recipient).entrySet().stream()
                .map(held -> new NoticeWithheld(
                        held.getKey(), incident, held.getValue(), recipient, Withheld.OVERTAKEN, null))
                .toArray(Event[]::new));
    }

    private static NoticeWithheld withheld(NewNotice notice, Withheld reason) {
        return new NoticeWithheld(notice.id(), notice.incidentId(), notice.kind(), notice.recipient(), reason, null);
    }
}
