package tn.ars.tuniclaim.pusher.bordereau;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tn.ars.tuniclaim.claim.BordereauReference;

class MemoryBordereauxTest implements BordereauxContract {

    private final Set<BordereauReference> visited = new HashSet<>();
    private final MemoryBordereaux bordereaux = new MemoryBordereaux(visited::contains);

    @Override
    public Bordereaux bordereaux() {
        return bordereaux;
    }

    @Override
    public void learn(BordereauReference reference, @Nullable BordereauReference id) {
        bordereaux.learn(reference, id);
    }

    @Override
    public void visited(BordereauReference name) {
        visited.add(name);
    }
}
