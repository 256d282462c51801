package tn.ars.tuniclaim.dashboard.api;

import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tn.ars.tuniclaim.claim.BordereauReference;
import tn.ars.tuniclaim.event.PushKind;
import tn.ars.tuniclaim.event.PushSelection;
import tn.ars.tuniclaim.event.Undelivered;

/**
 * Which changes that the partner does not have; what is absent does not matter.
 *
 * @param factId the id of one change
 * @param reason why the partner does not have it
 * @param from ARS decided them then or later
 * @param until ARS decided them before
 * @param all true where nothing else is named, and only there
 */
record SelectionJson(
        @Nullable @Size(min = 1, max = 128) @Printable String factId,

        @Nullable @Size(max = 128) String bordereau,
        @Nullable PushKind kind,
        @Nullable Undelivered reason,
        @Nullable Instant from,
        @Nullable Instant until,
        @Nullable Boolean all) {

    PushSelection selection() {
        var reference = reference();
        Times.sensible("selection.from", from);
        Times.sensible("selection.until", until);
        Times.inOrder("selection.until", from, until);
        try {
            return new PushSelection(factId, reference, kind, reason, from, until, all);
        } catch (IllegalArgumentException namesNothing) {
            throw ApiProblem.invalid("selection", "selection");
        }
    }

    private @Nullable BordereauReference reference() {
        try {
            return bordereau == null ? null : new BordereauReference(bordereau);
        } catch (IllegalArgumentException refused) {
            throw ApiProblem.invalid("selection.bordereau", "reference");
        }
    }
}
