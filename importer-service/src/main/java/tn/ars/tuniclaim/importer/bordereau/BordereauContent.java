package tn.ars.tuniclaim.importer.bordereau;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import tn.ars.tuniclaim.claim.PartnerId;

/** What the partner says of a bordereau itself; null where it says nothing. Delays in days. */
public record BordereauContent(
        @Nullable PartnerId partnerId,
        Insured client,
        @Nullable Terms contract,
        @Nullable String prestataire,
        @Nullable Instant dateReception,
        int delaiReglement,
        @Nullable Integer nombreBs) {

    /** The insured company. */
    public record Insured(
            String name,
            @Nullable String email,
            @Nullable String phone,
            @Nullable String address,
            int reglementDelay,
            int reclamationDelay) {}

    /** The contract it is insured under. */
    public record Terms(
            @Nullable String clientName,
            @Nullable LocalDate startDate,
            @Nullable LocalDate endDate,
            int delaiReglement,
            int delaiReclamation,
            @Nullable String documentPath,
            @Nullable String signature) {}
}
