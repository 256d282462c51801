package tn.ars.tuniclaim.pusher.bordereau;

import java.util.Optional;
import tn.ars.tuniclaim.claim.BordereauReference;

/** The bordereaux that were imported. */
@FunctionalInterface
public interface Bordereaux {

    /** What the partner's paths take for it: its id there, or else the reference. Empty when it was never imported. */
    Optional<String> pathOf(BordereauReference bordereau);
}
