package tn.ars.tuniclaim.importer.bordereau;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tn.ars.tuniclaim.claim.BordereauReference;
import tn.ars.tuniclaim.claim.BulletinStatus;
import tn.ars.tuniclaim.event.BulletinImported;
import tn.ars.tuniclaim.event.ImportEffect;

/** A bulletin de soin as it is to stand in the tables. */
record BulletinRow(
        long id,
        long bordereau,
        Prepared.Bulletin prepared,
        BulletinStatus etat,
        @Nullable String partnerEtat,
        LocalDate dateEcheance,
        UUID createdByRun,
        UUID changedByRun,
        UUID itemsByRun) {

    private static final ZoneId TUNIS = ZoneId.of("Africa/Tunis");

    /** @param received when the bordereau was, for a bulletin that does not say when it was made */
    static LocalDate dateEcheance(BulletinContent content, Instant received) {
        var from = content.dateCreation() == null ? received : content.dateCreation();
        return LocalDate.ofInstant(from, TUNIS).plusDays(content.delaiReglement());
    }

    BulletinImported imported(BordereauReference reference, UUID run) {
        var told = prepared.told();
        var content = told.content();
        return new BulletinImported(
                reference,
                content.numBs(),
                createdByRun.equals(run) ? ImportEffect.CREATED : ImportEffect.UPDATED,
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
                told.items(),
                run);
    }
}
