package tn.ars.tuniclaim.event;

import org.jspecify.annotations.Nullable;
import tn.ars.tuniclaim.claim.BordereauReference;
import tn.ars.tuniclaim.claim.NumeroBs;

/** What ARS decided about a bordereau or one of its bulletins, and the partner is to be told. */
public sealed interface ArsChange extends Event
        permits BordereauStatusChanged, BulletinStatusChanged, PaymentChanged, ReclamationChanged {

    BordereauReference bordereau();

    /** The bulletin concerned; null when it is the whole bordereau. */
    @Nullable
    NumeroBs bulletin();

    @Override
    default String key() {
        return bordereau().value();
    }
}
