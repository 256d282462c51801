package tn.ars.tuniclaim.importer.bordereau;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tn.ars.tuniclaim.claim.BordereauReference;

/**
 * A bordereau as the partner tells it, in ARS's types.
 *
 * @param statut the partner's own word, known to ARS or not
 * @param bulletins each {@code numBs} once
 */
public record PartnerBordereau(
        BordereauReference reference,
        BordereauContent content,
        @Nullable String statut,
        List<PartnerBulletin> bulletins) {}
