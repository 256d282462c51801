package tn.ars.tuniclaim.pusher.park;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tn.ars.tuniclaim.event.PushSelection;

/**
 * What a person decided about changes that the partner does not have.
 *
 * @param selection which, of those that it did not have when the person asked
 * @param because in the person's words; null when none were asked for
 */
public record Decision(
        String commandId,
        Verdict verdict,
        PushSelection selection,
        String by,
        @Nullable String because,
        Instant askedAt) {

    public enum Verdict {
        REPLAYED,
        DISCARDED
    }
}
