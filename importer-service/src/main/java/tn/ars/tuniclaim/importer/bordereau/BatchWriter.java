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
import java.util.TreeSet;
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
        noteManner(stored, unchanged);
        var fates = new HashMap<BordereauReference, Fate>();
        unchanged.forEach(prepared -> fates.put(prepared.reference(), unchanged(prepared)));
        var different = isAsTold.getOrDefault(false, List.of());
        if (!different.isEmpty()) {
            lock(different, stored);
            fates.putAll(writeDifferent(run, different));
        }
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

    private void noteManner(Map<BordereauReference, Stored> stored, List<Prepared> unchanged) {
        var inAnotherManner = new LinkedHashMap<Stored, Prepared>();
        for (var prepared : unchanged) {
            var row = stored.get(prepared.reference());
            if (row != null && row.isInAnotherManner(prepared)) {
                inAnotherManner.put(row, prepared);
            }
        }
        bordereaux.noteManner(inAnotherManner);
    }

    private Map<BordereauReference, Fate> writeDifferent(UUID run, List<Prepared> told) {
        var references = references(told);
        takeOverStatuses(told);
        // Once more: until the names were locked ARS could still decide.
        var stored = bordereaux.of(references);
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var batch = new Batch(
                run, now, bordereaux, statuses.of(references), stored, bordereaux.bulletinsOf(stored.values()));
        var fates = told.stream().collect(toMap(Prepared::reference, batch::take));
        save(
                batch,
                parties.namedBy(told.stream().map(each -> each.told().content()).toList()));
        drifts.add(batch.drifts, run, now);
        drifts.end(batch.agreements, run, now);
        publication.mark(run, now, batch.changes);
        return fates;
    }

    /** All names by which ARS may call them now: the reference, the partner's id, and the one that it had until now. */
    private void lock(List<Prepared> told, Map<BordereauReference, Stored> stored) {
        var names = new TreeSet<BordereauReference>(comparing(BordereauReference::value));
        names.addAll(references(told));
        names.addAll(partnerIds(told).keySet());
        for (var prepared : told) {
            var row = stored.get(prepared.reference());
            if (row != null && row.partnerId() != null) {
                names.add(new BordereauReference(row.partnerId()));
            }
        }
        statuses.lock(names);
    }

    /** ARS may have named bordereaux by the partner's id as long as no import had told which they are. */
    private void takeOverStatuses(List<Prepared> told) {
        var named = partnerIds(told);
        if (!named.isEmpty()) {
            statuses.rename(named);
        }
    }

    private static Map<BordereauReference, BordereauReference> partnerIds(List<Prepared> told) {
        var named = new HashMap<BordereauReference, BordereauReference>();
        for (var prepared : told) {
            var partnerId = prepared.told().content().partnerId();
            if (partnerId != null) {
                named.put(new BordereauReference(partnerId.value()), prepared.reference());
            }
        }
        return named;
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
