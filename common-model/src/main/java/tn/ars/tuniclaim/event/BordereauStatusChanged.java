package tn.ars.tuniclaim.event;

import org.jspecify.annotations.Nullable;
import tn.ars.tuniclaim.claim.BordereauReference;
import tn.ars.tuniclaim.claim.BordereauStatus;
import tn.ars.tuniclaim.claim.NumeroBs;

/**
 * ARS moved a whole bordereau to another status.
 *
 * @param processedBy who decided, as ARS knows the person; passed on to the partner, never logged
 * @param gestionnaireId the claims handler in charge
 */
public record BordereauStatusChanged(
        BordereauReference bordereau,
        @Nullable BordereauStatus oldStatus,
        BordereauStatus newStatus,
        @Nullable String processedBy,
        @Nullable String gestionnaireId)
        implements ArsChange {

    public BordereauStatusChanged {
        Required.field(bordereau, "bordereau");
        Required.field(newStatus, "newStatus");
    }

    @Override
    public @Nullable NumeroBs bulletin() {
        return null;
    }

    @Override
    public Topic topic() {
        return Topic.STATUSES;
    }
}
