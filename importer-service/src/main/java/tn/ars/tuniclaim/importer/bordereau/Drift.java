package tn.ars.tuniclaim.importer.bordereau;

import org.jspecify.annotations.Nullable;
import tn.ars.tuniclaim.claim.BordereauReference;
import tn.ars.tuniclaim.claim.NumeroBs;

/** The partner says another status than ARS holds, and ARS's stayed. */
record Drift(BordereauReference reference, @Nullable NumeroBs numBs, Enum<?> arsStatus, String partnerWord) {}
