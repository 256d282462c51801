package tn.ars.tuniclaim.pusher.push;

import java.time.Instant;
import tn.ars.tuniclaim.event.Alert.AlertRaised;
import tn.ars.tuniclaim.event.Event;
import tn.ars.tuniclaim.event.Fact;

/** Where results are told. */
interface Results {

    /** Together with the rows of the caller's transaction. */
    void add(Event... events);

    /** As {@link #add}, with the time at which it began, since somebody else may say that it is over. */
    void raise(AlertRaised alert, Instant at);

    /** To a person, by way of the dead letters; at once. */
    void setAside(Fact<?> fact, String reason);
}
