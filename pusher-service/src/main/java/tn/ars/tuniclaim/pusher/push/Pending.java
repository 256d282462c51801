package tn.ars.tuniclaim.pusher.push;

import tn.ars.tuniclaim.pusher.change.Change;
import tn.ars.tuniclaim.pusher.park.Parked;

/**
 * A change that has not come to its end.
 *
 * @param attempts calls made for it so far
 * @param parked true when it comes from the park, false when it is new
 */
record Pending(Change change, int attempts, boolean parked) {

    static Pending fresh(Change change) {
        return new Pending(change, 0, false);
    }

    static Pending of(Parked parked) {
        return new Pending(parked.change(), parked.attempts(), true);
    }
}
