package tn.ars.tuniclaim.pusher.partner;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tn.ars.tuniclaim.claim.NumeroBs;
import tn.ars.tuniclaim.event.ArsChange;
import tn.ars.tuniclaim.event.BordereauStatusChanged;
import tn.ars.tuniclaim.event.BulletinStatusChanged;
import tn.ars.tuniclaim.event.Fact;
import tn.ars.tuniclaim.event.PaymentChanged;
import tn.ars.tuniclaim.event.ReclamationChanged;

/** The bodies of the writing calls, each with the last part of its path. What is not known is left out. */
@JsonInclude(JsonInclude.Include.NON_NULL)
sealed interface ChangeJson {

    static ChangeJson of(Fact<? extends ArsChange> fact) {
        return switch (fact.event()) {
            case BordereauStatusChanged status -> StatusJson.of(status, fact.time());
            case BulletinStatusChanged status -> StatusJson.of(status, fact.time());
            case PaymentChanged payment -> PaymentJson.of(payment, fact.time());
            case ReclamationChanged reclamation -> ReclamationJson.of(reclamation, fact.time());
        };
    }

    static String lastOfPath(ChangeJson body) {
        return switch (body) {
            case StatusJson _ -> "status";
            case PaymentJson _ -> "payment";
            case ReclamationJson _ -> "reclamation";
        };
    }

    record StatusJson(
            String bordereauId,
            @Nullable String bsId,
            @Nullable String oldStatus,
            String newStatus,
            @Nullable String processedBy,
            Instant processedAt,
            @Nullable String gestionnaireId)
            implements ChangeJson {

        private static StatusJson of(BordereauStatusChanged change, Instant at) {
            return new StatusJson(
                    change.bordereau().value(),
                    null,
                    name(change.oldStatus()),
                    change.newStatus().name(),
                    change.processedBy(),
                    at,
                    change.gestionnaireId());
        }

        private static StatusJson of(BulletinStatusChanged change, Instant at) {
            return new StatusJson(
                    change.bordereau().value(),
                    change.bulletin().value(),
                    name(change.oldStatus()),
                    change.newStatus().name(),
                    change.processedBy(),
                    at,
                    change.gestionnaireId());
        }

        private static @Nullable String name(@Nullable Enum<?> status) {
            return status == null ? null : status.name();
        }
    }

    record ReclamationJson(
            String bordereauId,
            @Nullable String bsId,
            String reclamationStatus,
            @Nullable String processedBy,
            Instant processedAt)
            implements ChangeJson {

        private static ReclamationJson of(ReclamationChanged change, Instant at) {
            return new ReclamationJson(
                    change.bordereau().value(),
                    value(change.bulletin()),
                    change.status().name(),
                    change.processedBy(),
                    at);
        }
    }

    private static @Nullable String value(@Nullable NumeroBs bulletin) {
        return bulletin == null ? null : bulletin.value();
    }

    /** @param amount dinars, a number with three decimals */
    record PaymentJson(
            String bordereauId,
            @Nullable String bsId,
            String paymentStatus,
            Instant paymentDate,
            @Nullable BigDecimal amount,
            @Nullable String virementReference,
            @Nullable String processedBy)
            implements ChangeJson {

        private static PaymentJson of(PaymentChanged change, Instant at) {
            var montant = change.montant();
            return new PaymentJson(
                    change.bordereau().value(),
                    value(change.bulletin()),
                    change.status().partnerWord(),
                    Objects.requireNonNullElse(change.paymentDate(), at),
                    montant == null ? null : montant.dinars(),
                    change.virementReference(),
                    change.processedBy());
        }
    }
}
