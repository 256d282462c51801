package tn.ars.tuniclaim.importer.bordereau;

import org.jspecify.annotations.Nullable;
import tn.ars.tuniclaim.claim.BordereauReference;
import tn.ars.tuniclaim.claim.NumeroBs;

/** The partner's new word is what ARS holds, mostly because it was told so; where drift had been noted, it has ended. */
record Agreement(BordereauReference reference, @Nullable NumeroBs numBs, Enum<?> status) {}
