package tn.ars.tuniclaim.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tn.ars.tuniclaim.claim.BordereauReference;
import tn.ars.tuniclaim.claim.Montant;
import tn.ars.tuniclaim.claim.NumeroBs;
import tn.ars.tuniclaim.claim.PaymentStatus;

/**
 * A payment's state changed in ARS's finance module.
 *
 * @param bulletin the bulletin paid; null when the payment is for the whole bordereau
 * @param montant never negative; null while the amount is not known
 * @param paymentDate when the bank paid or is to pay; null while not known
 * @param virementReference the bank transfer's reference
 */
public record PaymentChanged(
        BordereauReference bordereau,
        @Nullable NumeroBs bulletin,
        PaymentStatus status,
        @Nullable Montant montant,
        @Nullable Instant paymentDate,
        @Nullable String virementReference,
        @Nullable String processedBy)
        implements ArsChange {

    public PaymentChanged {
        Required.field(bordereau, "bordereau");
        Required.field(status, "status");
        if (montant != null && montant.isNegative()) {
            throw new IllegalArgumentException("montant must not be negative");
        }
    }

    @Override
    public Topic topic() {
        return Topic.PAYMENTS;
    }
}
