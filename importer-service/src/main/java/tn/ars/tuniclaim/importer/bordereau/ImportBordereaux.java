package tn.ars.tuniclaim.importer.bordereau;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    private final Parties parties;
    private final BatchWriter writer;

    ImportBordereaux(MetReferences met, Bordereaux bordereaux, Parties parties, BatchWriter writer) {
        this.met = met;
        this.bordereaux = bordereaux;
        this.parties = parties;
        this.writer = writer;
    }

    /** The partner's list is read from its beginning: nothing has been met. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void beginReading() {
        met.forget();
        parties.forget();
    }

    /** Those that stand in the tables as these very bytes say, and need not be looked at. */
    public Map<Fingerprint, Known> known(UUID run, Collection<Fingerprint> raws) {
        return raws.isEmpty() ? Map.of() : bordereaux.known(raws, run);
    }

    /**
     * Compares, writes and has it told, all in the caller's transaction. Of a reference told twice in one reading the first counts.
     *
     * @return the fate of each, in the order given
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Fate> write(UUID run, List<? extends Told> told) {
        var fresh = met.add(told.stream().map(Told::reference).toList());
        var written = writer.write(run, firstOf(told, fresh).values());
        var waiting = new HashSet<>(fresh);
        var fates = new ArrayList<Fate>(told.size());
        for (var bordereau : told) {
            var isFirst = waiting.remove(bordereau.reference());
            fates.add(isFirst ? fate(bordereau, written) : Fate.DUPLICATE);
        }
        return fates;
    }

    private static Map<BordereauReference, Prepared> firstOf(List<? extends Told> told, Set<BordereauReference> fresh) {
        var seen = new HashSet<BordereauReference>();
        var first = new LinkedHashMap<BordereauReference, Prepared>();
        for (var bordereau : told) {
            var isFirst = fresh.contains(bordereau.reference()) && seen.add(bordereau.reference());
            if (isFirst && bordereau instanceof Prepared prepared) {
                first.put(bordereau.reference(), prepared);
            }
        }
        return first;
    }

    private static Fate fate(Told bordereau, Map<BordereauReference, Fate> written) {
        return switch (bordereau) {
            case Known known -> Fate.unchanged(known.bulletins(), known.items(), known.announced());
            case Prepared prepared -> Objects.requireNonNull(written.get(prepared.reference()));
        };
    }
}
