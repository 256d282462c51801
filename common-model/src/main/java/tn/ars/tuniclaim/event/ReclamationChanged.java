package tn.ars.tuniclaim.event;

import org.jspecify.annotations.Nullable;
import tn.ars.tuniclaim.claim.BordereauReference;
import tn.ars.tuniclaim.claim.NumeroBs;
import tn.ars.tuniclaim.claim.ReclamationStatus;

/**
 * ARS's complaints module moved the complaint about a bordereau, or about one bulletin, to another status.
 *
 * @param processedBy who decided, as ARS knows the person; passed on to the partner, never logged
 */
public record ReclamationChanged(
        BordereauReference bordereau,
        @Nullable NumeroBs bulletin,
        ReclamationStatus status,
        @Nullable String processedBy)
        implements ArsChange {

    public ReclamationChanged {
        Required.field(bordereau, "bordereau");
        Required.field(status, "status");
    }

    @Override
    public Topic topic() {
        return Topic.RECLAMATIONS;
    }
}
