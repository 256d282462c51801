package tn.ars.tuniclaim.importer.run;

import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;
import tn.ars.tuniclaim.event.SyncEvent.SyncStarted;
import tn.ars.tuniclaim.event.SyncTrigger;
import tn.ars.tuniclaim.service.outbox.Outbox;

/** Starts a run, or joins the one that is open. Repeatable: one run per id. */
@Service
public class StartRun {

    private static final Logger log = LoggerFactory.getLogger(StartRun.class);

    private final Runs runs;
    private final Outbox outbox;
    private final TransactionOperations transactions;
    private final Runner runner;

    StartRun(Runs runs, Outbox outbox, TransactionOperations transactions, Runner runner) {
        this.runs = runs;
        this.outbox = outbox;
        this.transactions = transactions;
        this.runner = runner;
    }

    /** Returns once the run is certain to take place or to be told of as ended; it goes on by itself. */
    public void start(UUID run, SyncTrigger trigger, String requestedBy) {
        runner.endAbandoned();
        if (Boolean.TRUE.equals(transactions.execute(_ -> opened(run, trigger, requestedBy)))) {
            log.atInfo()
                    .addKeyValue("runId", run)
                    .addKeyValue("trigger", trigger)
                    .log("a run starts");
            runner.carryOut(run);
        } else {
            log.atInfo()
                    .addKeyValue("runId", run)
                    .addKeyValue("trigger", trigger)
                    .log("no run starts: another one is open, or this one took place before");
        }
    }

    private boolean opened(UUID run, SyncTrigger trigger, String requestedBy) {
        var opened = runs.open(run, trigger, requestedBy);
        if (opened) {
            outbox.add(new SyncStarted(run, trigger, requestedBy));
        }
        return opened;
    }
}
