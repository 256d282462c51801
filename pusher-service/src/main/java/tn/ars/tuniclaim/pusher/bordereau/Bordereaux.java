package tn.ars.tuniclaim.pusher.bordereau;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import tn.ars.tuniclaim.claim.BordereauReference;

/** The bordereaux that were imported. ARS may name them by the partner's id, though their name is the reference. */
public interface Bordereaux {

    /** The references of those that are known. A name that is a reference itself means itself, and will for ever. */
    Map<BordereauReference, BordereauReference> referencesOf(Collection<BordereauReference> names);

    /** What is known of the bordereau of that name. */
    Known known(BordereauReference name);

    /**
     * @param reference the name itself when nobody knows it
     * @param path what the partner's paths take: its id there, or else the reference; empty when it was never imported
     * @param otherName by which it was visited too, so that changes and what was told may lie there
     */
    record Known(BordereauReference reference, Optional<String> path, Optional<BordereauReference> otherName) {

        public static Known nothingOf(BordereauReference name) {
            return new Known(name, Optional.empty(), Optional.empty());
        }
    }
}
