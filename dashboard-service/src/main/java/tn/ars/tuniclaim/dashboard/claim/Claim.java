package tn.ars.tuniclaim.dashboard.claim;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A bordereau or one of its bulletins, as the newest import left it.
 *
 * @param bulletin null when it is the bordereau
 * @param status that ARS held after the import
 * @param announced bulletins that the partner promised, of a bordereau
 * @param bulletins that ARS holds, of a bordereau
 */
public record Claim(
        String bordereau,
        @Nullable String bulletin,
        String status,
        @Nullable String client,
        @Nullable String prestataire,
        @Nullable String partnerId,
        @Nullable Integer announced,
        @Nullable Integer bulletins,
        @Nullable LocalDate dueOn,
        @Nullable BigDecimal montant,
        @Nullable Instant receivedAt,
        UUID runId,
        Instant toldAt) {}
