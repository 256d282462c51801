package tn.ars.tuniclaim.importer.bordereau;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import tn.ars.tuniclaim.claim.Montant;
import tn.ars.tuniclaim.claim.NumeroBs;

/** What the partner says of a bulletin de soin, its items excepted; null where it says nothing. */
public record BulletinContent(
        NumeroBs numBs,
        @Nullable String codeAssure,
        @Nullable String matricule,
        @Nullable String nomAssure,
        @Nullable String nomBeneficiaire,
        @Nullable String nomBordereau,
        @Nullable String nomPrestation,
        @Nullable String nomSociete,
        @Nullable String acte,
        @Nullable Instant dateCreation,
        @Nullable LocalDate dateMaladie,
        @Nullable LocalDate dateSoin,
        @Nullable Montant totalPec,
        @Nullable Montant montant,
        int delaiReglement,
        @Nullable String priority,
        @Nullable String observationGlobal,
        @Nullable String lien) {}
