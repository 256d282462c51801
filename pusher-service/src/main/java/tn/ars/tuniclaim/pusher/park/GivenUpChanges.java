package tn.ars.tuniclaim.pusher.park;

import tn.ars.tuniclaim.event.Undelivered;
import tn.ars.tuniclaim.pusher.change.Change;

/** Changes that are not tried again by themselves, as they came, until a person decides about them. Thread-safe. */
public interface GivenUpChanges {

    /** With the caller's transaction. */
    void keep(Change change, Undelivered reason);
}
