package tn.ars.tuniclaim.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tn.ars.tuniclaim.claim.BordereauReference;
import tn.ars.tuniclaim.claim.NumeroBs;

/**
 * Which change a push result speaks of.
 *
 * @param factId the id of the change's own record ({@code ce_id})
 * @param state the new status or payment state, in ARS's words
 * @param changedAt when ARS decided it
 */
public record PushSubject(
        String factId,
        BordereauReference bordereau,
        @Nullable NumeroBs bulletin,
        PushKind kind,
        String state,
        Instant changedAt) {

    public PushSubject {
        Required.field(factId, "factId");
        Required.field(bordereau, "bordereau");
        Required.field(kind, "kind");
        Required.field(state, "state");
        Required.field(changedAt, "changedAt");
    }

    /** The subject of the change in {@code fact}. */
    public static PushSubject of(Fact<? extends ArsChange> fact) {
        var change = fact.event();
        return switch (change) {
            case BordereauStatusChanged status -> of(fact, PushKind.STATUS, status.newStatus());
            case BulletinStatusChanged status -> of(fact, PushKind.STATUS, status.newStatus());
            case PaymentChanged payment -> of(fact, PushKind.PAYMENT, payment.status());
            case ReclamationChanged reclamation -> of(fact, PushKind.RECLAMATION, reclamation.status());
        };
    }

    private static PushSubject of(Fact<? extends ArsChange> fact, PushKind kind, Enum<?> state) {
        var change = fact.event();
        return new PushSubject(fact.id(), change.bordereau(), change.bulletin(), kind, state.name(), fact.time());
    }
}
