package tn.ars.tuniclaim.importer.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import tn.ars.tuniclaim.importer.bordereau.ImportBordereaux;
import tn.ars.tuniclaim.importer.bordereau.Told;
import tn.ars.tuniclaim.importer.publication.Publication;
import tn.ars.tuniclaim.importer.run.Ready.Read;
import tn.ars.tuniclaim.importer.run.Ready.Refused;
import tn.ars.tuniclaim.importer.run.Ready.Same;
import tn.ars.tuniclaim.service.intake.Outages;

/** Writes a batch with all that is to be told of it in one transaction, if the run is still this process's. */
@Component
class WriteBatch {

    private static final Logger log = LoggerFactory.getLogger(WriteBatch.class);

    private final Runs runs;
    private final ImportBordereaux importBordereaux;
    private final ReportProgress reportProgress;
    private final Ledger ledger;
    private final Publication publication;
    private final TransactionOperations transactions;

    WriteBatch(
            Runs runs,
            ImportBordereaux importBordereaux,
            ReportProgress reportProgress,
            Ledger ledger,
            Publication publication,
            TransactionOperations transactions) {
        this.runs = runs;
        this.importBordereaux = importBordereaux;
        this.reportProgress = reportProgress;
        this.ledger = ledger;
        this.publication = publication;
        this.transactions = transactions;
    }

    /**
     * An entry that cannot be written is rejected alone. Nothing stops a write that has begun.
     *
     * @return the progress with this batch in it
     */
    Progress write(ActiveRun run, List<Ready> batch, Progress before) throws InterruptedException {
        var after = new AtomicReference<>(before);
        run.undisturbed(() -> after.set(writeWholeOrOneByOne(run, batch, before)));
        publication.awaitRoom();
        return after.get();
    }

    private Progress writeWholeOrOneByOne(ActiveRun run, List<Ready> batch, Progress before) {
        try {
            return writeWhole(run, batch, before);
        } catch (RuntimeException failure) {
            if (!liesWithEntries(failure)) {
                throw failure;
            }
            return writeOneByOne(run, batch, before);
        }
    }

    private static boolean liesWithEntries(RuntimeException failure) {
        return !(failure instanceof ActiveRun.Stopped) && !Outages.isOutage(failure);
    }

    /** Where several entries cannot be written, and no other can, it does not lie with them. */
    private Progress writeOneByOne(ActiveRun run, List<Ready> batch, Progress before) {
        var progress = before;
        var written = 0;
        var refused = new ArrayList<RuntimeException>();
        for (var entry : batch) {
            try {
                progress = writeWhole(run, List.of(entry), progress);
                written++;
            } catch (RuntimeException failure) {
                if (!liesWithEntries(failure) || !(entry instanceof Read read)) {
                    throw failure;
                }
                refused.add(failure);
                progress = writeWhole(run, List.of(refused(run, read, failure)), progress);
            }
        }
        if (written == 0 && refused.size() > 1) {
            throw refused.getFirst();
        }
        return progress;
    }

    /** The failure's message may quote what was to be written: only its kind is told. */
    private static Ready refused(ActiveRun run, Read entry, RuntimeException failure) {
        var kind = failure.getClass().getSimpleName();
        log.atWarn()
                .addKeyValue("runId", run.id())
                .addKeyValue("position", entry.reading().position())
                .addKeyValue("failure", kind)
                .log("an entry cannot be written");
        var raw = entry.slice().entry().json();
        return new Refused(entry.reading().refused("cannot be written (" + kind + ")", raw));
    }

    private Progress writeWhole(ActiveRun run, List<Ready> batch, Progress before) {
        var after = Objects.requireNonNull(transactions.execute(_ -> written(run, batch, before)));
        ledger.count(after.balance(), before.balance());
        return after;
    }

    private Progress written(ActiveRun run, List<Ready> batch, Progress before) {
        holdOn(run);
        if (before.isNone()) {
            importBordereaux.beginReading();
        }
        var fates = importBordereaux.write(
                run.id(), batch.stream().flatMap(WriteBatch::told).toList());
        return reportProgress.report(run.id(), Tally.of(batch, fates), before);
    }

    private static Stream<Told> told(Ready entry) {
        return switch (entry) {
            case Same same -> Stream.of(same.known());
            case Read read -> Stream.of(read.prepared());
            case Refused _ -> Stream.empty();
        };
    }

    /** The heartbeat holds the run's row until the batch is committed: nobody takes the run away meanwhile. */
    private void holdOn(ActiveRun run) {
        run.hear(runs.beat(run.id()));
        if (run.stopped() != null) {
            throw new ActiveRun.Stopped();
        }
    }
}
