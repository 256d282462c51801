package tn.ars.tuniclaim.notifier.notice;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tn.ars.tuniclaim.event.Event;
import tn.ars.tuniclaim.event.Notice.NoticeWithheld;
import tn.ars.tuniclaim.event.NoticeRoutes.Recipient;
import tn.ars.tuniclaim.event.Withheld;
import tn.ars.tuniclaim.notifier.notice.Held.Due;
import tn.ars.tuniclaim.notifier.notice.Held.Entry;
import tn.ars.tuniclaim.service.outbox.Outbox;

/** Writes the digests and summaries that are due. Of several instances one does. */
@Service
class GatherNotices {

    private final Held held;
    private final Routes routes;
    private final Gatherings gatherings;
    private final Outbox outbox;
    private final Clock clock;

    GatherNotices(Held held, Routes routes, Gatherings gatherings, Outbox outbox, Clock clock) {
        this.held = held;
        this.routes = routes;
        this.gatherings = gatherings;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** False when none is due. */
    @Transactional
    public boolean gatherNext() {
        var now = clock.instant();
        var due = held.due(now);
        due.ifPresent(it -> gather(it, held.of(it, now)));
        return due.isPresent();
    }

    private void gather(Due due, List<Entry> entries) {
        recipient(due.recipient())
                .ifPresentOrElse(
                        recipient -> held.toldIn(gatherings.write(recipient, due.reason(), entries), entries),
                        () -> drop(due, entries));
    }

    private void drop(Due due, List<Entry> entries) {
        held.dropped(entries);
        outbox.add(entries.stream()
                .map(entry -> new NoticeWithheld(
                        entry.id(), entry.incidentId(), entry.kind(), due.recipient(), Withheld.RECIPIENT_GONE, null))
                .toArray(Event[]::new));
    }

    private Optional<Recipient> recipient(String address) {
        return routes.current().recipients().stream()
                .filter(recipient -> recipient.address().equals(address))
                .findFirst();
    }
}
