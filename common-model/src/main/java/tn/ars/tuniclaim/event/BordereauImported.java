package tn.ars.tuniclaim.event;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tn.ars.tuniclaim.claim.BordereauReference;
import tn.ars.tuniclaim.claim.BordereauStatus;
import tn.ars.tuniclaim.claim.PartnerId;

/**
 * A bordereau was created or changed by an import: a snapshot, so that the newest record of a key says all.
 *
 * @param partnerId what the partner's paths take; null when it gave none and the reference stands in
 * @param statut the status that ARS holds after the import
 * @param delaiReglement settlement delay in days
 * @param nombreBs the number of bulletins that the partner announced; null when it announced none
 * @param bulletins the number of bulletins that ARS holds after the import
 */
public record BordereauImported(
        BordereauReference reference,
        ImportEffect effect,
        @Nullable PartnerId partnerId,
        String client,
        @Nullable String prestataire,
        BordereauStatus statut,
        Instant dateReception,
        int delaiReglement,
        @Nullable Integer nombreBs,
        int bulletins,
        UUID runId)
        implements Event {

    public BordereauImported {
        Required.field(reference, "reference");
        Required.field(effect, "effect");
        Required.field(client, "client");
        Required.field(statut, "statut");
        Required.field(dateReception, "dateReception");
        Required.field(runId, "runId");
    }

    @Override
    public String key() {
        return reference.value();
    }

    @Override
    public Topic topic() {
        return Topic.BORDEREAUX;
    }
}
