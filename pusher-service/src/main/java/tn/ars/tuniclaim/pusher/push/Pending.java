package tn.ars.tuniclaim.pusher.push;

import tn.ars.tuniclaim.pusher.change.Calls;
import tn.ars.tuniclaim.pusher.change.Change;
import tn.ars.tuniclaim.pusher.park.Parked;

/**
 * A change that has not come to its end.
 *
 * @param calls made for it so far
 * @param parked true when it comes from the park, false when it is new
 */
record Pending(Change change, Calls calls, boolean parked) {

    static Pending fresh(Change change) {
        return new Pending(change, Calls.NONE, false);
    }

    static Pending of(Parked parked) {
        return new Pending(parked.change(), parked.calls(), true);
    }
}
