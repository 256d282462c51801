package tn.ars.tuniclaim.pusher.park;

import java.time.Instant;
import java.util.List;
import tn.ars.tuniclaim.event.PushSelection;
import tn.ars.tuniclaim.event.Undelivered;
import tn.ars.tuniclaim.pusher.change.Change;

/**
 * Changes that are not tried again by themselves, as they came, until a person decides about them. Writing takes part in the
 * caller's transaction. Thread-safe.
 */
public interface GivenUpChanges {

    void keep(Change change, Undelivered reason);

    /** What nobody has decided about. */
    Counts count(PushSelection selection);

    /** @param needed those of the kept that nothing newer of the same thing was told of */
    record Counts(long kept, long needed) {}

    /** Some of what nobody has decided about and was given up before then; they are decided about by that. */
    Taken take(PushSelection selection, Instant before, int most);

    /**
     * @param count of all that were taken, also those that cannot be read any more
     * @param changes in ARS's order
     */
    record Taken(int count, List<Change> changes) {}

    /** How many nobody is told of any more. */
    int discard(PushSelection selection, String by, String because);
}
