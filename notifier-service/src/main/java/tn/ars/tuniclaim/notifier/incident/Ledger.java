package tn.ars.tuniclaim.notifier.incident;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What became of each record of {@code integration.alerts}: received is the sum of the outcomes. */
@Component
class Ledger {

    /** How an alert ends. */
    enum Outcome {
        /** It opened an incident. */
        OPENED,
        /** It was counted on an open one. */
        COUNTED,
        /** It ended one. */
        RESOLVED,
        /** It said that something was over of which nobody knew, or which has come again since. */
        NOTHING_OPEN,
        /** It was raised before the word that its matter is over, and came after it. */
        LATE,
        /** Its fact had been handled before. */
        REPEATED,
        /** It was read, but could not be handled. */
        SET_ASIDE,
        /** It was no event. */
        UNREADABLE
    }

    private final MeterRegistry meters;

    Ledger(MeterRegistry meters) {
        this.meters = meters;
        for (var outcome : Outcome.values()) {
            count(Map.of(outcome, 0));
        }
    }

    void count(Map<Outcome, Integer> handled) {
        handled.forEach((outcome, records) -> {
            meters.counter("tuniclaim.notifier.alerts.received").increment(records);
            meters.counter(
                            "tuniclaim.notifier.alerts",
                            "outcome",
                            outcome.name().toLowerCase(Locale.ROOT))
                    .increment(records);
        });
    }
}
