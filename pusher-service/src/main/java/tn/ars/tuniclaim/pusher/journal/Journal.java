package tn.ars.tuniclaim.pusher.journal;

import java.util.Collection;
import tn.ars.tuniclaim.claim.BordereauReference;

/**
 * What the partner was told. Writing takes part in the caller's transaction, is harmless when repeated, and never puts
 * an older change over a newer one. Thread-safe.
 */
public interface Journal {

    /** What is remembered of a bordereau, and which of the given changes came to their end before. */
    Told told(BordereauReference bordereau, Collection<String> changeIds);

    /** Ends of changes, all or none of them. */
    void end(Collection<End> ends);

    /** These changes did not come to their end after all. */
    void reopen(Collection<String> changeIds);

    /** What was told under one name of a bordereau counts as told under the other. */
    void rename(BordereauReference from, BordereauReference to);
}
