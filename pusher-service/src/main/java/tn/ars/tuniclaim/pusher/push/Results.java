package tn.ars.tuniclaim.pusher.push;

import tn.ars.tuniclaim.event.Event;
import tn.ars.tuniclaim.event.Fact;

/** Where results are told. */
interface Results {

    /** Together with the rows of the caller's transaction. */
    void add(Event... events);

    /** To a person, by way of the dead letters; at once. */
    void setAside(Fact<?> fact, String reason);
}
