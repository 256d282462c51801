package tn.ars.tuniclaim.importer.run;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.event.SyncBalance;
import tn.ars.tuniclaim.event.SyncBalance.Counts;

/** Counts what all runs of this process committed: what was received is the sum of the outcomes. */
@Component
class Ledger {

    private final MeterRegistry meters;

    Ledger(MeterRegistry meters) {
        this.meters = meters;
    }

    void count(SyncBalance after, SyncBalance before) {
        count("tuniclaim.importer.bordereaux", after.bordereaux(), before.bordereaux());
        count("tuniclaim.importer.bulletins", after.bulletins(), before.bulletins());
    }

    private void count(String name, Counts after, Counts before) {
        meters.counter(name + ".received").increment((double) (after.received() - before.received()));
        var earlier = outcomes(before);
        outcomes(after)
                .forEach((outcome, times) -> meters.counter(name, "outcome", outcome)
                        .increment((double) (times - earlier.getOrDefault(outcome, 0L))));
    }

    private static Map<String, Long> outcomes(Counts counts) {
        return Map.of(
                "created", counts.created(),
                "updated", counts.updated(),
                "unchanged", counts.unchanged(),
                "duplicate", counts.duplicate(),
                "rejected", counts.rejected());
    }
}
