package tn.ars.tuniclaim.importer.bordereau;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tn.ars.tuniclaim.claim.BulletinStatus;
import tn.ars.tuniclaim.claim.NumeroBs;
import tn.ars.tuniclaim.event.BulletinImported;
import tn.ars.tuniclaim.event.ImportEffect;

/** A bulletin de soin as ARS holds it: what the partner said of it last, and the status that it has at ARS. */
@Entity
class BulletinDeSoin {

    private static final ZoneId TUNIS = ZoneId.of("Africa/Tunis");

    @Id
    @GeneratedValue(generator = "bulletin_de_soin_seq")
    @SequenceGenerator(name = "bulletin_de_soin_seq", sequenceName = "bulletin_de_soin_seq", allocationSize = 1000)
    private @Nullable Long id;

    @ManyToOne(fetch = FetchType.LAZY)
    private Bordereau bordereau;

    @Embedded
    private BulletinContent content;

    @Enumerated(EnumType.STRING)
    private BulletinStatus etat;

    private @Nullable String partnerEtat;
    private LocalDate dateEcheance;
    private String fingerprint;
    private UUID createdByRun;
    private UUID changedByRun;

    @SuppressWarnings("NullAway.Init")
    BulletinDeSoin() {}

    /** @param arsEtat what ARS decided before it saw the bulletin; null: the partner's word counts */
    BulletinDeSoin(Bordereau bordereau, PartnerBulletin told, @Nullable BulletinStatus arsEtat, UUID run) {
        this.bordereau = bordereau;
        this.content = told.content();
        this.fingerprint = fingerprint(told);
        this.dateEcheance = dateEcheance(bordereau, told.content());
        this.partnerEtat = told.etat();
        this.etat = arsEtat == null ? Wordings.etat(told.etat()) : arsEtat;
        this.createdByRun = run;
        this.changedByRun = run;
    }

    Bordereau bordereau() {
        return bordereau;
    }

    NumeroBs numBs() {
        return content.numBs();
    }

    BulletinStatus etat() {
        return etat;
    }

    Effect effectOf(UUID run) {
        return Effect.of(run, createdByRun, changedByRun);
    }

    /** True when the partner says something new of it or of its items. */
    boolean follow(PartnerBulletin told) {
        var toldFingerprint = fingerprint(told);
        if (toldFingerprint.equals(fingerprint)) {
            return false;
        }
        fingerprint = toldFingerprint;
        content = told.content();
        dateEcheance = dateEcheance(bordereau, content);
        return true;
    }

    /** The partner moves a status forward that ARS has not taken in hand; in all else ARS's stays. */
    Move hear(@Nullable String word, boolean arsHasDecided) {
        if (word == null || word.equals(partnerEtat)) {
            return Move.NONE;
        }
        partnerEtat = word;
        var said = BulletinStatus.fromPartner(word).orElse(null);
        if (said == etat) {
            return Move.NONE;
        }
        // The declaration order: in progress, validated, rejected, paid; a bulletin may still be rejected once
        // validated.
        if (said == null || arsHasDecided || said.compareTo(etat) < 0) {
            return Move.DRIFT;
        }
        etat = said;
        return Move.FORWARD;
    }

    void isChanged(UUID run) {
        changedByRun = run;
    }

    private static String fingerprint(PartnerBulletin told) {
        return Fingerprint.of(new PartnerBulletin(told.content(), null, told.items()));
    }

    private static LocalDate dateEcheance(Bordereau bordereau, BulletinContent content) {
        var from = content.dateCreation() == null ? bordereau.dateReception() : content.dateCreation();
        return LocalDate.ofInstant(from, TUNIS).plusDays(content.delaiReglement());
    }

    BulletinImported imported(ImportEffect effect, List<BulletinImported.Item> items, UUID run) {
        return new BulletinImported(
                bordereau.reference(),
                content.numBs(),
                effect,
                etat,
                content.codeAssure(),
                content.matricule(),
                content.nomAssure(),
                content.nomBeneficiaire(),
                content.nomBordereau(),
                content.nomPrestation(),
                content.nomSociete(),
                content.acte(),
                content.dateCreation(),
                content.dateMaladie(),
                content.dateSoin(),
                dateEcheance,
                content.totalPec(),
                content.montant(),
                content.delaiReglement(),
                content.priority(),
                content.observationGlobal(),
                content.lien(),
                items,
                run);
    }
}
