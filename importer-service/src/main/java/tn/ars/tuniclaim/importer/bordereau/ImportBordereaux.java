package tn.ars.tuniclaim.importer.bordereau;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tn.ars.tuniclaim.claim.BordereauReference;

/** Brings bordereaux into the tables. Repeatable: what a run wrote already counts as its work and is not told again. */
@Service
public class ImportBordereaux {

    private final MetReferences met;
    private final Bordereaux bordereaux;
    private final BatchWriter writer;

    ImportBordereaux(MetReferences met, Bordereaux bordereaux, BatchWriter writer) {
        this.met = met;
        this.bordereaux = bordereaux;
        this.writer = writer;
    }

    /** The partner's list is read from its beginning: nothing has been met. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void beginReading() {
        met.forget();
    }

    /**
     * Compares, writes and tells, all in the caller's transaction. Of a reference told twice in one reading the first counts.
     *
     * @return the fate of each, in the order given
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Fate> write(UUID run, List<PartnerBordereau> told) {
        var fresh = met.add(told.stream().map(PartnerBordereau::reference).toList());
        var written = writeDifferent(run, firstOf(told, fresh));
        var waiting = new HashSet<>(fresh);
        var fates = new ArrayList<Fate>(told.size());
        for (var bordereau : told) {
            var isFirst = waiting.remove(bordereau.reference());
            fates.add(isFirst ? fate(bordereau, written) : Fate.DUPLICATE);
        }
        return fates;
    }

    private static List<Fingerprinted> firstOf(List<PartnerBordereau> told, Set<BordereauReference> fresh) {
        var first = new LinkedHashMap<BordereauReference, PartnerBordereau>();
        told.stream()
                .filter(bordereau -> fresh.contains(bordereau.reference()))
                .forEach(bordereau -> first.putIfAbsent(bordereau.reference(), bordereau));
        return first.values().stream().map(Fingerprinted::of).toList();
    }

    private Map<BordereauReference, Fate> writeDifferent(UUID run, List<Fingerprinted> first) {
        var glances =
                bordereaux.glance(first.stream().map(Fingerprinted::reference).toList());
        var different = first.stream()
                .filter(bordereau -> !bordereau.isAsBefore(glances.get(bordereau.reference()), run))
                .toList();
        return different.isEmpty() ? Map.of() : writer.write(run, different);
    }

    private static Fate fate(PartnerBordereau bordereau, Map<BordereauReference, Fate> written) {
        var fate = written.get(bordereau.reference());
        return fate == null ? Fate.unchanged(bordereau.bulletins().size()) : fate;
    }
}
