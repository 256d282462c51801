package tn.ars.tuniclaim.importer.run;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tn.ars.tuniclaim.event.RejectionCode;
import tn.ars.tuniclaim.event.SyncBalance;
import tn.ars.tuniclaim.event.SyncBalance.Counts;
import tn.ars.tuniclaim.event.SyncOutcome;

/**
 * The sum of the runs that this process ended, each by the balance in its row, so that all instances together count each run
 * once: what was received is the sum of the outcomes.
 */
@Component
class Ledger {

    private final MeterRegistry meters;

    Ledger(MeterRegistry meters) {
        this.meters = meters;
    }

    /** Once the transaction at hand has ended the run. */
    void countOnCommit(SyncOutcome outcome, SyncBalance balance, Map<RejectionCode, Long> rejections) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                add("tuniclaim.importer.runs", "outcome", outcome.name(), 1);
                count("tuniclaim.importer.bordereaux", balance.bordereaux());
                count("tuniclaim.importer.bulletins", balance.bulletins());
                count("tuniclaim.importer.items", balance.items());
                meters.counter("tuniclaim.importer.bulletins.announced").increment((double) balance.announced());
                rejections.forEach((code, times) -> add("tuniclaim.importer.rejections", "code", code.name(), times));
            }
        });
    }

    private void count(String name, Counts counts) {
        meters.counter(name + ".received").increment((double) counts.received());
        add(name, "outcome", "created", counts.created());
        add(name, "outcome", "updated", counts.updated());
        add(name, "outcome", "unchanged", counts.unchanged());
        add(name, "outcome", "duplicate", counts.duplicate());
        add(name, "outcome", "rejected", counts.rejected());
    }

    private void add(String name, String tag, String value, long times) {
        meters.counter(name, tag, value).increment((double) times);
    }
}
