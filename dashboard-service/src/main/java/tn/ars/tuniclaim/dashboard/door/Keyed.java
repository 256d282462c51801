package tn.ars.tuniclaim.dashboard.door;

import tn.ars.tuniclaim.event.ArsChange;
import tn.ars.tuniclaim.event.Fact;

/** What a change is under the key of its call. */
sealed interface Keyed {

    /** The fact to be told: the same one, of the same time, each time when the call is repeated. */
    record Told(Fact<? extends ArsChange> fact) implements Keyed {}

    /** The key has been used before, for another body. */
    record Taken() implements Keyed {}
}
