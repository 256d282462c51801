package tn.ars.tuniclaim.importer.bordereau;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tn.ars.tuniclaim.claim.BordereauStatus;
import tn.ars.tuniclaim.event.BordereauImported;
import tn.ars.tuniclaim.event.ImportEffect;

/**
 * A bordereau as it is to stand in the tables.
 *
 * @param held bulletins, also those that the partner does not name any more
 */
record BordereauRow(
        long id,
        Prepared prepared,
        BordereauStatus statut,
        @Nullable String partnerStatut,
        Instant dateReception,
        int held,
        UUID createdByRun,
        UUID changedByRun) {

    BordereauImported imported(UUID run) {
        var content = prepared.told().content();
        return new BordereauImported(
                prepared.reference(),
                createdByRun.equals(run) ? ImportEffect.CREATED : ImportEffect.UPDATED,
                content.partnerId(),
                content.client().name(),
                content.prestataire(),
                statut,
                dateReception,
                content.delaiReglement(),
                content.nombreBs(),
                held,
                run);
    }
}
