package tn.ars.tuniclaim.importer.bordereau;

import tn.ars.tuniclaim.claim.BordereauReference;

/**
 * A bordereau told in the very bytes in which it stands in the tables already.
 *
 * @param announced bulletins that the partner's {@code nombreBS} promised
 */
public record Known(BordereauReference reference, int bulletins, int items, int announced) implements Told {}
