package tn.ars.tuniclaim.importer.bordereau;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tn.ars.tuniclaim.claim.BordereauReference;
import tn.ars.tuniclaim.claim.BordereauStatus;
import tn.ars.tuniclaim.claim.PartnerId;
import tn.ars.tuniclaim.event.BordereauImported;
import tn.ars.tuniclaim.event.ImportEffect;

/** A batch of bulletins as ARS holds it: what the partner said of it last, and the status that it has at ARS. */
@Entity
class Bordereau {

    @Id
    @GeneratedValue(generator = "bordereau_seq")
    @SequenceGenerator(name = "bordereau_seq", sequenceName = "bordereau_seq", allocationSize = 100)
    private @Nullable Long id;

    private BordereauReference reference;
    private @Nullable PartnerId partnerId;

    @ManyToOne(fetch = FetchType.LAZY)
    private Client client;

    @SuppressWarnings("UnusedVariable") // a column
    @ManyToOne(fetch = FetchType.LAZY)
    private @Nullable Contract contract;

    @ManyToOne(fetch = FetchType.LAZY)
    private @Nullable Prestataire prestataire;

    @Enumerated(EnumType.STRING)
    private BordereauStatus statut;

    private @Nullable String partnerStatut;
    private Instant dateReception;
    private int delaiReglement;
    private @Nullable Integer nombreBs;
    private int bulletins;

    @SuppressWarnings("UnusedVariable") // a column
    private String fingerprint;

    private String contentFingerprint;
    private UUID createdByRun;
    private UUID changedByRun;

    @SuppressWarnings("NullAway.Init")
    Bordereau() {}

    /** @param arsStatut what ARS decided before it saw the bordereau; null: the partner's word counts */
    @SuppressWarnings("NullAway.Init") // the rest is set by takeOver
    Bordereau(
            PartnerBordereau told, Parties.Named parties, @Nullable BordereauStatus arsStatut, Instant now, UUID run) {
        this.reference = told.reference();
        this.dateReception = now;
        this.partnerStatut = told.statut();
        this.statut = arsStatut == null ? Wordings.statut(told.statut()) : arsStatut;
        this.createdByRun = run;
        this.changedByRun = run;
        takeOver(told.content(), Fingerprint.of(told.content()), parties);
    }

    BordereauReference reference() {
        return reference;
    }

    BordereauStatus statut() {
        return statut;
    }

    Instant dateReception() {
        return dateReception;
    }

    Effect effectOf(UUID run) {
        return Effect.of(run, createdByRun, changedByRun);
    }

    /** True when the partner says something new of the bordereau itself. */
    boolean follow(BordereauContent content, Parties.Named parties) {
        var told = Fingerprint.of(content);
        if (told.equals(contentFingerprint)) {
            return false;
        }
        takeOver(content, told, parties);
        return true;
    }

    private void takeOver(BordereauContent content, String told, Parties.Named parties) {
        contentFingerprint = told;
        partnerId = content.partnerId();
        client = parties.client(content.client());
        contract = parties.contract(content.contract());
        prestataire = parties.prestataire(content.prestataire());
        dateReception = content.dateReception() == null ? dateReception : content.dateReception();
        delaiReglement = content.delaiReglement();
        nombreBs = content.nombreBs();
    }

    /** The partner moves a status forward that ARS has not taken in hand; in all else ARS's stays. */
    Move hear(@Nullable String word, boolean arsHasDecided) {
        if (word == null || word.equals(partnerStatut)) {
            return Move.NONE;
        }
        partnerStatut = word;
        var said = BordereauStatus.fromPartner(word).orElse(null);
        if (said == statut) {
            return Move.NONE;
        }
        if (said == null || arsHasDecided || !statut.isBefore(said)) {
            return Move.DRIFT;
        }
        statut = said;
        return Move.FORWARD;
    }

    /** @param held the number of bulletins that ARS holds of it now */
    void isWritten(String told, int held) {
        fingerprint = told;
        bulletins = held;
    }

    void isChanged(UUID run) {
        changedByRun = run;
    }

    BordereauImported imported(ImportEffect effect, UUID run) {
        return new BordereauImported(
                reference,
                effect,
                partnerId,
                client.name(),
                prestataire == null ? null : prestataire.name(),
                statut,
                dateReception,
                delaiReglement,
                nombreBs,
                bulletins,
                run);
    }
}
