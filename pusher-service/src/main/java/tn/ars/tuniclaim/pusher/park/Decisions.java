package tn.ars.tuniclaim.pusher.park;

import java.util.List;
import tn.ars.tuniclaim.claim.BordereauReference;
import tn.ars.tuniclaim.event.PushSelection;
import tn.ars.tuniclaim.pusher.change.Change;

/**
 * What people decide about changes that the partner does not have, whether they were given up or wait. With the caller's
 * transaction. Thread-safe.
 */
public interface Decisions {

    /** What nobody has decided about. */
    Counts count(PushSelection selection);

    /** @param needed those of the kept that nothing newer of the same thing was told of */
    record Counts(long kept, long needed) {}

    /** False when nothing is left to be decided. */
    boolean isAnyLeft(Decision decision);

    /** Decides about some of what was given up. */
    Taken takeGivenUp(Decision decision, int most);

    /**
     * @param count of all that were taken, also those that cannot be read any more
     * @param changes in ARS's order
     */
    record Taken(int count, List<Change> changes) {}

    /** Bordereaux of which something waits that is to be decided, and that nobody is at. */
    List<BordereauReference> waiting(Decision decision, int most);

    /**
     * Decides about some of what waits of a bordereau: it is due at once, or waits no more.
     *
     * @throws ClaimLost when the bordereau may be somebody else's by now
     */
    Taken takeParked(Decision decision, BordereauReference bordereau, Claim claim, int most);
}
