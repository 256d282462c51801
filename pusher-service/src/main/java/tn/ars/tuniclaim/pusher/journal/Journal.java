package tn.ars.tuniclaim.pusher.journal;

import java.util.Collection;
import tn.ars.tuniclaim.claim.BordereauReference;
import tn.ars.tuniclaim.pusher.change.Change;

/**
 * What the partner was told. Writing takes part in the caller's transaction, is harmless when repeated, and never puts
 * an older change over a newer one. Thread-safe.
 */
public interface Journal {

    /** What is remembered of a bordereau, and which of the given changes came to their end before. */
    Told told(BordereauReference bordereau, Collection<String> changeIds);

    /** The partner took it. */
    void delivered(Change change, int httpStatus);

    /** The partner said no: its thing has moved on all the same, and nothing older may be told of it. */
    void refused(Change change, int httpStatus);

    /** What was told under one name of a bordereau counts as told under the other. */
    void rename(BordereauReference from, BordereauReference to);

    /** It came to its end without the partner: superseded, or set aside. */
    void ended(Change change);
}
