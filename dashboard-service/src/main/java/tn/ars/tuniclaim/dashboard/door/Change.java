package tn.ars.tuniclaim.dashboard.door;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import tn.ars.tuniclaim.claim.BordereauReference;
import tn.ars.tuniclaim.claim.BordereauStatus;
import tn.ars.tuniclaim.claim.BulletinStatus;
import tn.ars.tuniclaim.claim.NumeroBs;
import tn.ars.tuniclaim.claim.PaymentStatus;
import tn.ars.tuniclaim.event.ArsChange;
import tn.ars.tuniclaim.event.BordereauStatusChanged;
import tn.ars.tuniclaim.event.BulletinStatusChanged;
import tn.ars.tuniclaim.event.PaymentChanged;

/**
 * What a screen told, as an event.
 *
 * @param at when ARS decided it
 */
record Change(ArsChange event, Instant at) {

    /** Clocks of two machines never agree; a time further ahead would keep back every change that is told after it. */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

    private static final String BORDEREAU = "bordereauId";
    private static final String BULLETIN = "bsId";

    /** @param account who calls, and so who did it when the body names nobody */
    static Change ofStatus(byte[] body, String account, Instant now) {
        var outer = Fields.of(body);
        var fields = outer.object("statusData");
        var bordereau = bordereau(outer, fields);
        outer.like(Bodies.PushStatus.class);
        fields.like(Bodies.StatusFields.class);
        var processedBy = processedBy(fields, account);
        var gestionnaire = fields.text("gestionnaireId");
        var at = at(fields, now);
        if (fields.has(BULLETIN)) {
            return new Change(
                    new BulletinStatusChanged(
                            bordereau,
                            fields.key(BULLETIN, NumeroBs::new),
                            fields.optionalWord("oldStatus", BulletinStatus.class, BulletinStatus::fromPartner),
                            fields.word("newStatus", BulletinStatus.class, BulletinStatus::fromPartner),
                            processedBy,
                            gestionnaire),
                    at);
        }
        return new Change(
                new BordereauStatusChanged(
                        bordereau,
                        fields.optionalWord("oldStatus", BordereauStatus.class, BordereauStatus::fromPartner),
                        fields.word("newStatus", BordereauStatus.class, BordereauStatus::fromPartner),
                        processedBy,
                        gestionnaire),
                at);
    }

    static Change ofPayment(byte[] body, String account, Instant now) {
        var outer = Fields.of(body);
        var fields = outer.object("paymentData");
        var bordereau = bordereau(outer, fields);
        outer.like(Bodies.PushPayment.class);
        fields.like(Bodies.PaymentFields.class);
        var payment = new PaymentChanged(
                bordereau,
                fields.has(BULLETIN) ? fields.key(BULLETIN, NumeroBs::new) : null,
                fields.word("paymentStatus", PaymentStatus.class, PaymentStatus::fromWord),
                fields.montant("amount"),
                fields.dayOrInstant("paymentDate"),
                fields.text("virementReference"),
                processedBy(fields, account));
        return new Change(payment, now);
    }

    private static String processedBy(Fields fields, String account) {
        return Objects.requireNonNullElse(fields.text("processedBy"), account);
    }

    private static BordereauReference bordereau(Fields outer, Fields inner) {
        if (outer.has(BULLETIN)) {
            throw outer.invalid(
                    BULLETIN, "doit être dans statusData ou paymentData : ici, tout le bordereau serait visé");
        }
        var bordereau = outer.key(BORDEREAU, BordereauReference::new);
        if (inner.has(BORDEREAU)
                && !inner.key(BORDEREAU, BordereauReference::new).equals(bordereau)) {
            throw inner.invalid(BORDEREAU, "doit être le même que bordereauId, ou absent");
        }
        return bordereau;
    }

    private static Instant at(Fields fields, Instant now) {
        var processedAt = fields.instant("processedAt");
        if (processedAt != null && processedAt.isAfter(now.plus(CLOCKS_DIFFER))) {
            throw fields.invalid("processedAt", "ne doit pas être dans l’avenir");
        }
        return processedAt == null ? now : processedAt;
    }
}
