package tn.ars.tuniclaim.importer.bordereau;

import tn.ars.tuniclaim.claim.BordereauReference;

/** A bordereau that the partner told. */
public sealed interface Told permits Known, Prepared {

    BordereauReference reference();
}
