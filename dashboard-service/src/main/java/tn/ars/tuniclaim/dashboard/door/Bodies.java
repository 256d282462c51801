package tn.ars.tuniclaim.dashboard.door;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tn.ars.tuniclaim.claim.PaymentStatus;

/** What screens send: the names that are known, and the contract. {@link Change} reads it field by field, with all that screens may write otherwise. */
final class Bodies {

    private Bodies() {}

    @Schema(
            name = "PushStatus",
            requiredProperties = {"bordereauId", "statusData"})
    record PushStatus(String bordereauId, StatusFields statusData) {}

    @Schema(
            name = "StatusFields",
            description = "With bsId the statuses are those of a bulletin, else of a bordereau",
            requiredProperties = "newStatus")
    record StatusFields(
            @Nullable String bordereauId,
            @Nullable String bsId,
            @Nullable String oldStatus,
            String newStatus,
            @Nullable String processedBy,
            @Nullable Instant processedAt,
            @Nullable String gestionnaireId) {}

    @Schema(
            name = "PushPayment",
            requiredProperties = {"bordereauId", "paymentData"})
    record PushPayment(String bordereauId, PaymentFields paymentData) {}

    @Schema(
            name = "PaymentFields",
            description = "Screens may leave the amount out, also of a payment that was executed",
            requiredProperties = "paymentStatus")
    record PaymentFields(
            @Nullable String bordereauId,
            @Nullable String bsId,
            PaymentStatus paymentStatus,

            @Schema(description = "In dinars, three decimals; a text such as 120.500 is taken, too") @Nullable
            BigDecimal amount,

            @Schema(description = "A day or an instant, ISO 8601") @Nullable
            String paymentDate,

            @Nullable String virementReference,
            @Nullable String processedBy) {}
}
