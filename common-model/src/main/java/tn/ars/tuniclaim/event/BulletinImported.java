package tn.ars.tuniclaim.event;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tn.ars.tuniclaim.claim.BordereauReference;
import tn.ars.tuniclaim.claim.BulletinStatus;
import tn.ars.tuniclaim.claim.Montant;
import tn.ars.tuniclaim.claim.NumeroBs;

/**
 * A bulletin de soin was created or changed by an import, with all its items. Carries personal and medical data: it is
 * for ARS's own modules, and no part of it may reach a log, a metric or a mail.
 *
 * @param etat the status that ARS holds after the import
 * @param dateEcheance the day on which it is due: {@code dateCreation} and the settlement delay
 * @param lien where the scan is
 */
public record BulletinImported(
        BordereauReference bordereau,
        NumeroBs numBs,
        ImportEffect effect,
        BulletinStatus etat,
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
        LocalDate dateEcheance,
        @Nullable Montant totalPec,
        @Nullable Montant montant,
        int delaiReglement,
        @Nullable String priority,
        @Nullable String observationGlobal,
        @Nullable String lien,
        List<Item> items,
        UUID runId)
        implements Event {

    public BulletinImported {
        Required.field(bordereau, "bordereau");
        Required.field(numBs, "numBs");
        Required.field(effect, "effect");
        Required.field(etat, "etat");
        Required.field(dateEcheance, "dateEcheance");
        Required.field(items, "items");
        Required.field(runId, "runId");
        items = List.copyOf(items);
    }

    @Override
    public String key() {
        return bordereau.value();
    }

    @Override
    public Topic topic() {
        return Topic.BULLETINS;
    }

    /**
     * One act, product or visit of a bulletin.
     *
     * @param pec prise en charge, the part that the insurer pays
     * @param participationAdherent the part that the insured person pays
     * @param nbJourDepassement days past the limit
     */
    public record Item(
            @Nullable String nomProduit,
            @Nullable Integer quantite,
            @Nullable String commentaire,
            @Nullable String nomChapitre,
            @Nullable String nomPrestataire,
            @Nullable LocalDate datePrestation,
            String typeHonoraire,
            @Nullable Montant depense,
            @Nullable Montant pec,
            @Nullable Montant participationAdherent,
            @Nullable String message,
            @Nullable String codeMessage,
            @Nullable String acuiteDroite,
            @Nullable String acuiteGauche,
            @Nullable String nombreCle,
            @Nullable Integer nbJourDepassement) {

        public Item {
            Required.field(typeHonoraire, "typeHonoraire");
        }
    }
}
