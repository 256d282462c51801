package tn.ars.tuniclaim.pusher.push;

import org.jspecify.annotations.Nullable;
import tn.ars.tuniclaim.claim.BordereauReference;
import tn.ars.tuniclaim.pusher.bordereau.Bordereaux.Known;
import tn.ars.tuniclaim.pusher.park.Claim;

/**
 * A visit to a bordereau.
 *
 * @param claim null while somebody else speaks to the partner about it, under whichever name
 */
record Turn(Known known, @Nullable Claim claim) implements AutoCloseable {

    BordereauReference bordereau() {
        return known.reference();
    }

    @Override
    public void close() {
        if (claim != null) {
            claim.close();
        }
    }
}
