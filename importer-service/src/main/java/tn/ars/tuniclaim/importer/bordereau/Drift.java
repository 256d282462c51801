package tn.ars.tuniclaim.importer.bordereau;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tn.ars.tuniclaim.claim.BordereauReference;
import tn.ars.tuniclaim.claim.NumeroBs;

/**
 * The partner came to say another status than ARS holds, and ARS's stayed.
 *
 * @param arsChangedAt when ARS decided its status; null where it is an earlier word of the partner
 */
record Drift(
        BordereauReference reference,
        @Nullable NumeroBs numBs,
        Enum<?> arsStatus,
        @Nullable Instant arsChangedAt,
        String partnerWord) {}
