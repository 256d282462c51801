package tn.ars.tuniclaim.importer.run;

import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import tn.ars.tuniclaim.importer.bordereau.ImportBordereaux;
import tn.ars.tuniclaim.importer.normalize.Reading;
import tn.ars.tuniclaim.importer.normalize.Reading.Normalized;

/** Writes a batch with all that is to be told of it in one transaction, if the run is still this process's. */
@Component
class WriteBatch {

    private final Runs runs;
    private final ImportBordereaux importBordereaux;
    private final ReportProgress reportProgress;
    private final Ledger ledger;
    private final TransactionOperations transactions;

    WriteBatch(
            Runs runs,
            ImportBordereaux importBordereaux,
            ReportProgress reportProgress,
            Ledger ledger,
            TransactionOperations transactions) {
        this.runs = runs;
        this.importBordereaux = importBordereaux;
        this.reportProgress = reportProgress;
        this.ledger = ledger;
        this.transactions = transactions;
    }

    /** @return the progress with this batch in it */
    Progress write(ActiveRun run, List<Reading> batch, Progress before) {
        var after = Objects.requireNonNull(transactions.execute(_ -> written(run, batch, before)));
        ledger.count(after.balance(), before.balance());
        return after;
    }

    private Progress written(ActiveRun run, List<Reading> batch, Progress before) {
        holdOn(run);
        if (before.isNone()) {
            importBordereaux.beginReading();
        }
        var normalized = batch.stream()
                .filter(Normalized.class::isInstance)
                .map(Normalized.class::cast)
                .toList();
        var told = normalized.stream().map(Normalized::bordereau).toList();
        var fates = importBordereaux.write(run.id(), told);
        return reportProgress.report(run.id(), Tally.of(batch, fates), before);
    }

    /** The heartbeat holds the run's row until the batch is committed: nobody takes the run away meanwhile. */
    private void holdOn(ActiveRun run) {
        run.hear(runs.beat(run.id()));
        if (run.stopped() != null) {
            throw new ActiveRun.Stopped();
        }
    }
}
