package tn.ars.tuniclaim.pusher.park;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tn.ars.tuniclaim.claim.BordereauReference;
import tn.ars.tuniclaim.event.ParkReason;
import tn.ars.tuniclaim.pusher.change.Calls;
import tn.ars.tuniclaim.pusher.change.Change;

/** Changes that wait, and who may set them going. Writing takes part in the caller's transaction. Thread-safe. */
public interface Park {

    /** The right to speak to the partner about a bordereau; empty while somebody else has it. */
    Optional<Claim> claim(BordereauReference bordereau);

    /**
     * Some of what waits under one name of a bordereau waits under the other. When nothing is left, the first name is
     * forgotten, and this is true. For who holds both claims, and makes sure of them each time.
     */
    boolean rename(BordereauReference from, BordereauReference to);

    /** What waits of a bordereau, in ARS's order, up to a bound; the rest shows when these are gone. */
    List<Parked> waiting(BordereauReference bordereau);

    /**
     * Adds a change, or notes that it was tried again. Its bordereau becomes due at {@code due} unless it is scheduled already,
     * or unknown.
     *
     * @param calls made for it in all
     * @param due null for its import; for at once when that came meanwhile
     */
    void add(Change change, Calls calls, ParkReason reason, @Nullable Instant due);

    /** For the holder of the claim alone. */
    void remove(Collection<Change> changes);

    /** The first in line could not be told: nothing of the bordereau is tried before {@code due}; null for its import. */
    void postpone(BordereauReference bordereau, ParkReason reason, @Nullable Instant due);

    /**
     * Neither the imports nor the partner know the bordereau; that is remembered, whatever becomes of its changes, until it is
     * set free. Answers the time when that was not noted before. This and the
     * next two keep each other waiting until the end of the transaction, and have their times from one clock, also on
     * several instances.
     */
    Optional<Instant> noteUnknown(BordereauReference bordereau);

    /** Answers the time once when nothing waits any more of a bordereau that is unknown. */
    Optional<Instant> allKnownAgain();

    /** Answers what is unknown once when nothing was noted, nor answered here, for so long. */
    Optional<StillUnknown> stillUnknown(Duration silence);

    /** @param one of them */
    record StillUnknown(int bordereaux, BordereauReference one, Instant at) {}

    /** The first in line came through. */
    void recovered(BordereauReference bordereau);

    /** Takes the bordereau off the schedule if nothing of it waits any more. */
    void settle(BordereauReference bordereau);

    /** Bordereaux to be tried that nobody is at, the longest due first. */
    List<BordereauReference> due(Instant now, int limit);

    /** What waits because the partner failed, and was last tried before then, is due now: the longest untried first. */
    void hastenFailing(Instant triedBefore, int limit);

    /** These bordereaux are unknown no more, if they were, and what waits of them is due now. */
    void setFree(Collection<BordereauReference> bordereaux);

    /** Since when the change waits that has waited longest. */
    Optional<Instant> oldest();

    /** How much longer than now a claim lasts when a call is made under it, at the least. */
    Duration claimReserve();
}
