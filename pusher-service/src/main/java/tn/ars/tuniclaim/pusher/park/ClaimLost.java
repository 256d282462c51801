package tn.ars.tuniclaim.pusher.park;

import tn.ars.tuniclaim.claim.BordereauReference;

/** This process was too slow, and somebody else goes on with the bordereau. */
public final class ClaimLost extends RuntimeException {

    public ClaimLost(BordereauReference bordereau) {
        super("somebody else goes on with " + bordereau);
    }
}
