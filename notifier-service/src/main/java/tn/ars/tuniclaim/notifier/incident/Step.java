package tn.ars.tuniclaim.notifier.incident;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tn.ars.tuniclaim.event.NoticeKind;
import tn.ars.tuniclaim.event.Withheld;

/** What is to be done about an incident now. */
sealed interface Step {

    /** Nothing until then. */
    record Wait(Instant until) implements Step {}

    record Tell(NoticeKind kind) implements Step {}

    record Withhold(NoticeKind kind, Withheld reason) implements Step {}

    /**
     * It is over.
     *
     * @param keptBack why nobody is told who knows nothing of it yet; null: both that it was and that it is over
     */
    record End(Instant at, @Nullable Withheld keptBack) implements Step {}
}
