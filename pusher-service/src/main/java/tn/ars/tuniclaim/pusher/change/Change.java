package tn.ars.tuniclaim.pusher.change;

import tn.ars.tuniclaim.claim.BordereauReference;
import tn.ars.tuniclaim.event.ArsChange;
import tn.ars.tuniclaim.event.Fact;
import tn.ars.tuniclaim.event.PushSubject;

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
