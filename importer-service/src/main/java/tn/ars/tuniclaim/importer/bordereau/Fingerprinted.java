package tn.ars.tuniclaim.importer.bordereau;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tn.ars.tuniclaim.claim.BordereauReference;
import tn.ars.tuniclaim.importer.bordereau.Bordereaux.Glance;

/** @param fingerprint of all that was told */
record Fingerprinted(PartnerBordereau told, String fingerprint) {

    static Fingerprinted of(PartnerBordereau told) {
        return new Fingerprinted(told, Fingerprint.of(told));
    }

    BordereauReference reference() {
        return told.reference();
    }

    /** What the same run wrote earlier must be looked at again, to count as its work. */
    boolean isAsBefore(@Nullable Glance stored, UUID run) {
        return stored != null
                && stored.fingerprint().equals(fingerprint)
                && !stored.changedByRun().equals(run);
    }
}
