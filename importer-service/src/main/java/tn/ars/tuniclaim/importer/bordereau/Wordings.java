package tn.ars.tuniclaim.importer.bordereau;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tn.ars.tuniclaim.claim.BordereauStatus;
import tn.ars.tuniclaim.claim.BulletinStatus;

/** What a new row starts from, given the partner's word; a word never seen is where the work begins. */
final class Wordings {

    private Wordings() {}

    static BordereauStatus statut(@Nullable String word) {
        return Optional.ofNullable(word).flatMap(BordereauStatus::fromPartner).orElse(BordereauStatus.EN_ATTENTE);
    }

    static BulletinStatus etat(@Nullable String word) {
        return Optional.ofNullable(word).flatMap(BulletinStatus::fromPartner).orElse(BulletinStatus.IN_PROGRESS);
    }
}
