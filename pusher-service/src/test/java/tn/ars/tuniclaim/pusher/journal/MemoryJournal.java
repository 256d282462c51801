package tn.ars.tuniclaim.pusher.journal;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tn.ars.tuniclaim.claim.BordereauReference;
import tn.ars.tuniclaim.pusher.change.Thing;

/** A journal without a database; its contract is tested like the real one's. */
public class MemoryJournal implements Journal {

    private final Map<Thing, Told.Last> newest = new ConcurrentHashMap<>();
    private final Set<String> ended = ConcurrentHashMap.newKeySet();

    @Override
    public Told told(BordereauReference bordereau, Collection<String> changeIds) {
        var ofBordereau = new HashMap<>(newest);
        ofBordereau.keySet().removeIf(thing -> !thing.bordereau().equals(bordereau));
        return new Told(
                ofBordereau,
                Set.copyOf(changeIds.stream().filter(ended::contains).toList()));
    }

    @Override
    public void end(Collection<End> ends) {
        for (var end : ends) {
            var change = end.change();
            if (!(end instanceof End.Untold)) {
                keepNewer(change.thing(), new Told.Last(change.id(), change.moment()));
            }
            ended.add(change.id());
        }
    }

    @Override
    public void reopen(Collection<String> changeIds) {
        ended.removeAll(Set.copyOf(changeIds));
    }

    @Override
    public void rename(BordereauReference from, BordereauReference to) {
        Map.copyOf(newest).forEach((thing, told) -> {
            if (thing.bordereau().equals(from)) {
                newest.remove(thing);
                keepNewer(new Thing(to, thing.bulletin(), thing.kind()), told);
            }
        });
    }

    private void keepNewer(Thing thing, Told.Last told) {
        newest.merge(thing, told, (before, now) -> before.moment().isAfter(now.moment()) ? before : now);
    }
}
