package tn.ars.tuniclaim.pusher.push;

import org.jspecify.annotations.Nullable;
import tn.ars.tuniclaim.claim.BordereauReference;
import tn.ars.tuniclaim.pusher.bordereau.Bordereaux.Known;
import tn.ars.tuniclaim.pusher.park.Claim;

/**
 * A visit to a bordereau.
 *
 * @param claim null while somebody else speaks to the partner about it, under whichever name
 * @param gathered true when what waited under another name was just put here
 */
record Visit(Known known, @Nullable Claim claim, boolean gathered) implements AutoCloseable {

    BordereauReference bordereau() {
        return known.reference();
    }

    /** When it is false, there is nothing to look for in the park. */
    boolean mayWait() {
        return gathered || claim == null || claim.due() != null || claim.isUnknown();
    }

    /** Neither the imports nor the partner know it, as far as they were asked. */
    boolean waitsForImport() {
        return claim != null && claim.isUnknown() && known.path().isEmpty();
    }

    @Override
    public void close() {
        if (claim != null) {
            claim.close();
        }
    }
}
