package tn.ars.tuniclaim.importer.run;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tn.ars.tuniclaim.event.SyncBalance;
import tn.ars.tuniclaim.event.SyncBalance.Counts;
import tn.ars.tuniclaim.importer.normalize.Reading.Rejected;

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
        count("tuniclaim.importer.items", after.items(), before.items());
        meters.counter("tuniclaim.importer.bulletins.announced")
                .increment((double) (after.announced() - before.announced()));
    }

    /** By their codes, once the transaction at hand has kept them. */
    void countOnCommit(List<Rejected> rejected) {
        if (rejected.isEmpty()) {
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                rejected.forEach(one -> meters.counter(
                                "tuniclaim.importer.rejections",
                                "code",
                                one.code().name())
                        .increment());
            }
        });
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
