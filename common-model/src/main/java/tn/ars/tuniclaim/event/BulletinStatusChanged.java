package tn.ars.tuniclaim.event;

import org.jspecify.annotations.Nullable;
import tn.ars.tuniclaim.claim.BordereauReference;
import tn.ars.tuniclaim.claim.BulletinStatus;
import tn.ars.tuniclaim.claim.NumeroBs;

/**
 * ARS moved one bulletin de soin to another status.
 *
 * @param processedBy who decided, as ARS knows the person; passed on to the partner, never logged
 * @param gestionnaireId the claims handler in charge
 */
public record BulletinStatusChanged(
        BordereauReference bordereau,
        NumeroBs bulletin,
        @Nullable BulletinStatus oldStatus,
        BulletinStatus newStatus,
        @Nullable String processedBy,
        @Nullable String gestionnaireId)
        implements ArsChange {

    public BulletinStatusChanged {
        Required.field(bordereau, "bordereau");
        Required.field(bulletin, "bulletin");
        Required.field(newStatus, "newStatus");
    }

    @Override
    public Topic topic() {
        return Topic.STATUSES;
    }
}
