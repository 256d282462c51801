package tn.ars.tuniclaim.importer.bordereau;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.claim.BordereauReference;
import tn.ars.tuniclaim.event.Event;
import tn.ars.tuniclaim.service.outbox.Outbox;

/** Writes the bordereaux of a batch that are new or say something new, and tells of them. */
@Component
class BatchWriter {

    private final Bordereaux bordereaux;
    private final Parties parties;
    private final ArsStatuses statuses;
    private final Outbox outbox;
    private final Clock clock;

    BatchWriter(Bordereaux bordereaux, Parties parties, ArsStatuses statuses, Outbox outbox, Clock clock) {
        this.bordereaux = bordereaux;
        this.parties = parties;
        this.statuses = statuses;
        this.outbox = outbox;
        this.clock = clock;
    }

    Map<BordereauReference, Fate> write(UUID run, List<Fingerprinted> told) {
        var references = told.stream().map(Fingerprinted::reference).toList();
        statuses.lock(references);
        var stored = bordereaux.load(references);
        var batch = new Batch(
                run,
                clock.instant(),
                parties.namedBy(told.stream().map(each -> each.told().content()).toList()),
                statuses.of(references),
                stored,
                bordereaux.bulletinsOf(stored.values()));
        var fates = new LinkedHashMap<BordereauReference, Fate>();
        told.forEach(each -> fates.put(each.reference(), batch.take(each)));
        save(batch);
        return fates;
    }

    private void save(Batch batch) {
        bordereaux.removeItemsOf(batch.bulletinsWithOtherItems());
        batch.newRows().forEach(bordereaux::add);
        bordereaux.flush();
        bordereaux.addDrifts(batch.drifts(), batch.run(), batch.now());
        outbox.add(batch.events().toArray(Event[]::new));
    }
}
