package tn.ars.tuniclaim.notifier.notice;

import java.time.Instant;
import tn.ars.tuniclaim.event.Withheld;

/** When a recipient is told something. */
sealed interface Pace {

    record Now() implements Pace {}

    /** In a digest or a summary, which is written then. */
    record Later(Withheld reason, Instant at) implements Pace {}

    record Never(Withheld reason) implements Pace {}
}
