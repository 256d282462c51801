package tn.ars.tuniclaim.importer.bordereau;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.partitioningBy;
import static java.util.stream.Collectors.toMap;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.claim.BordereauReference;
import tn.ars.tuniclaim.importer.bordereau.Bordereaux.Stored;
import tn.ars.tuniclaim.importer.publication.Publication;

/** Writes those of a batch of bordereaux that are new or say something new, and has them told. */
@Component
class BatchWriter {

    private final Bordereaux bordereaux;
    private final Parties parties;
    private final ArsStatuses statuses;
    private final Drifts drifts;
    private final Publication publication;
    private final Clock clock;

    BatchWriter(
            Bordereaux bordereaux,
            Parties parties,
            ArsStatuses statuses,
            Drifts drifts,
            Publication publication,
            Clock clock) {
        this.bordereaux = bordereaux;
        this.parties = parties;
        this.statuses = statuses;
        this.drifts = drifts;
        this.publication = publication;
        this.clock = clock;
    }

    /** @param told each reference once */
    Map<BordereauReference, Fate> write(UUID run, Collection<Prepared> told) {
        if (told.isEmpty()) {
            return Map.of();
        }
        var stored = bordereaux.of(references(told));
        var isAsTold = told.stream().collect(partitioningBy(prepared -> isAsTold(stored, prepared, run)));
        var unchanged = isAsTold.getOrDefault(true, List.of());
        noteBytes(stored, unchanged);
        var fates = new HashMap<BordereauReference, Fate>();
        unchanged.forEach(prepared -> fates.put(prepared.reference(), unchanged(prepared)));
        fates.putAll(writeDifferent(run, isAsTold.getOrDefault(false, List.of())));
        return fates;
    }

    private static List<BordereauReference> references(Collection<Prepared> told) {
        return told.stream().map(Prepared::reference).toList();
    }

    private static boolean isAsTold(Map<BordereauReference, Stored> stored, Prepared prepared, UUID run) {
        var row = stored.get(prepared.reference());
        return row != null && row.isAsTold(prepared, run);
    }

    private static Fate unchanged(Prepared prepared) {
        var announced = prepared.told().content().nombreBs();
        return Fate.unchanged(prepared.bulletins().size(), prepared.items(), announced == null ? 0 : announced);
    }

    private void noteBytes(Map<BordereauReference, Stored> stored, List<Prepared> unchanged) {
        var inOtherBytes = new LinkedHashMap<Stored, Prepared>();
        for (var prepared : unchanged) {
            var row = stored.get(prepared.reference());
            if (row != null && row.isInOtherBytes(prepared)) {
                inOtherBytes.put(row, prepared);
            }
        }
        bordereaux.noteBytes(inOtherBytes);
    }

    private Map<BordereauReference, Fate> writeDifferent(UUID run, List<Prepared> told) {
        if (told.isEmpty()) {
            return Map.of();
        }
        var references = references(told);
        statuses.lock(references);
        takeOverStatuses(told);
        // Once more: until now ARS could still decide.
        var stored = bordereaux.of(references);
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var batch = new Batch(
                run, now, bordereaux, statuses.of(references), stored, bordereaux.bulletinsOf(stored.values()));
        var fates = told.stream().collect(toMap(Prepared::reference, batch::take));
        save(
                batch,
                parties.namedBy(told.stream().map(each -> each.told().content()).toList()));
        drifts.add(batch.drifts, run, now);
        publication.mark(run, now, batch.changes);
        return fates;
    }

    /** ARS may have named bordereaux by the partner's id as long as no import had told which they are. */
    private void takeOverStatuses(List<Prepared> told) {
        var named = new TreeMap<BordereauReference, BordereauReference>(comparing(BordereauReference::value));
        for (var prepared : told) {
            var partnerId = prepared.told().content().partnerId();
            if (partnerId != null) {
                named.put(new BordereauReference(partnerId.value()), prepared.reference());
            }
        }
        if (!named.isEmpty()) {
            statuses.lock(named.keySet());
            statuses.rename(named);
        }
    }

    private void save(Batch batch, Parties.Named named) {
        bordereaux.insert(batch.newBordereaux, named);
        bordereaux.update(batch.changedBordereaux, named);
        bordereaux.insertBulletins(batch.newBulletins);
        bordereaux.updateBulletins(batch.changedBulletins);
        bordereaux.removeItemsOf(batch.bulletinsWithOtherItems);
        bordereaux.insertItemsOf(batch.newBulletins);
        bordereaux.insertItemsOf(batch.bulletinsWithOtherItems);
    }
}
