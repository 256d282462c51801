package tn.ars.tuniclaim.pusher.push;

import static java.util.stream.Collectors.toSet;

import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.claim.BordereauReference;
import tn.ars.tuniclaim.pusher.bordereau.Bordereaux;
import tn.ars.tuniclaim.pusher.change.Change;

/** Has changes name their bordereau by its reference, also those that came with the partner's id. Thread-safe. */
@Component
class Names {

    private static final int REMEMBERED = 20_000;

    private final Bordereaux bordereaux;
    /** Names that are references: they need not be looked up again. Guarded by itself. */
    private final Set<BordereauReference> references = Collections.newSetFromMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<BordereauReference, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    });

    Names(Bordereaux bordereaux) {
        this.bordereaux = bordereaux;
    }

    /** In one look for all of them, so that both names of a bordereau share a lane. */
    List<Change> resolved(List<Change> changes) {
        var references = references(changes.stream().map(Change::bordereau).collect(toSet()));
        return changes.stream()
                .map(change -> change.of(references.getOrDefault(change.bordereau(), change.bordereau())))
                .toList();
    }

    /**
     * The references of those that are known under another name, and perhaps of others. A name that cannot be looked up is left as it
     * is, and what carries it fails in its own lane.
     */
    Map<BordereauReference, BordereauReference> references(Set<BordereauReference> names) {
        var open = new HashSet<>(names);
        synchronized (references) {
            open.removeAll(references);
        }
        return open.isEmpty() ? Map.of() : lookedUp(open);
    }

    private Map<BordereauReference, BordereauReference> lookedUp(Set<BordereauReference> names) {
        try {
            var found = bordereaux.referencesOf(names);
            synchronized (references) {
                found.forEach((name, reference) -> {
                    if (name.equals(reference)) {
                        references.add(name);
                    }
                });
            }
            return found;
        } catch (RuntimeException failure) {
            if (Delivery.isOutage(failure)) {
                throw failure;
            }
            return names.size() == 1 ? Map.of() : referencesOneByOne(names);
        }
    }

    private Map<BordereauReference, BordereauReference> referencesOneByOne(Collection<BordereauReference> names) {
        return names.stream()
                .map(name -> lookedUp(Set.of(name)))
                .flatMap(found -> found.entrySet().stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
