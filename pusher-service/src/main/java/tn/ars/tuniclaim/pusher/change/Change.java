package tn.ars.tuniclaim.pusher.change;

import tn.ars.tuniclaim.claim.BordereauReference;
import tn.ars.tuniclaim.event.ArsChange;
import tn.ars.tuniclaim.event.BordereauStatusChanged;
import tn.ars.tuniclaim.event.BulletinStatusChanged;
import tn.ars.tuniclaim.event.Fact;
import tn.ars.tuniclaim.event.PaymentChanged;
import tn.ars.tuniclaim.event.PushSubject;
import tn.ars.tuniclaim.event.ReclamationChanged;

/**
 * A change that ARS decided and the partner is to be told.
 *
 * @param offset of its record, which settles the order of changes of the same time
 */
public record Change(Fact<? extends ArsChange> fact, long offset) {

    public String id() {
        return fact.id();
    }

    public BordereauReference bordereau() {
        return fact.event().bordereau();
    }

    /** The same change, with its bordereau called by that name. */
    public Change of(BordereauReference name) {
        return name.equals(bordereau())
                ? this
                : new Change(new Fact<>(fact.id(), fact.time(), fact.source(), event(name)), offset);
    }

    private ArsChange event(BordereauReference name) {
        return switch (fact.event()) {
            case BordereauStatusChanged status ->
                new BordereauStatusChanged(
                        name, status.oldStatus(), status.newStatus(), status.processedBy(), status.gestionnaireId());
            case BulletinStatusChanged status ->
                new BulletinStatusChanged(
                        name,
                        status.bulletin(),
                        status.oldStatus(),
                        status.newStatus(),
                        status.processedBy(),
                        status.gestionnaireId());
            case PaymentChanged payment ->
                new PaymentChanged(
                        name,
                        payment.bulletin(),
                        payment.status(),
                        payment.montant(),
                        payment.paymentDate(),
                        payment.virementReference(),
                        payment.processedBy());
            case ReclamationChanged reclamation ->
                new ReclamationChanged(name, reclamation.bulletin(), reclamation.status(), reclamation.processedBy());
        };
    }

    public Thing thing() {
        var subject = subject();
        return new Thing(subject.bordereau(), subject.bulletin(), subject.kind());
    }

    public Moment moment() {
        return new Moment(fact.time(), offset);
    }

    public PushSubject subject() {
        return PushSubject.of(fact);
    }
}
