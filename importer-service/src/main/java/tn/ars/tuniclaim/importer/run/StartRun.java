package tn.ars.tuniclaim.importer.run;

import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;
import tn.ars.tuniclaim.event.SyncEvent.SyncJoined;
import tn.ars.tuniclaim.event.SyncEvent.SyncStarted;
import tn.ars.tuniclaim.event.SyncTrigger;
import tn.ars.tuniclaim.importer.run.Request.Reads;
import tn.ars.tuniclaim.importer.run.Runs.Open;
import tn.ars.tuniclaim.service.outbox.Outbox;

/**
 * Starts a run, or joins the one that is open; where that one does not serve, the run follows it. Repeatable: one run per id.
 */
@Service
public class StartRun {

    private static final Logger log = LoggerFactory.getLogger(StartRun.class);

    /** An open run may end between two looks; not so often in a row. */
    private static final int LOOKS = 10;

    private final Runs runs;
    private final Retries retries;
    private final Outbox outbox;
    private final TransactionOperations transactions;
    private final Runner runner;

    StartRun(Runs runs, Retries retries, Outbox outbox, TransactionOperations transactions, Runner runner) {
        this.runs = runs;
        this.retries = retries;
        this.outbox = outbox;
        this.transactions = transactions;
        this.runner = runner;
    }

    /** Returns once the run is certain to take place or to be told of as ended; it goes on by itself. */
    public void start(UUID run, SyncTrigger trigger, String requestedBy) {
        startIf(() -> true, run, trigger, requestedBy);
    }

    /** @param isDue asked in the transaction that opens the run: both take place, or neither */
    public void startIf(BooleanSupplier isDue, UUID run, SyncTrigger trigger, String requestedBy) {
        ask(new Request(run, trigger, requestedBy, Reads.LIST), isDue, _ -> {});
    }

    /**
     * Starts a run that tries again what was rejected and is not mended yet.
     *
     * @param rejectedRun only what that run rejected; null: what any run did
     * @param position only the entry that stood there in that run; null: all of them
     */
    public void retry(UUID run, String requestedBy, @Nullable UUID rejectedRun, @Nullable Long position) {
        ask(
                new Request(run, SyncTrigger.RETRY, requestedBy, Reads.REJECTIONS),
                () -> true,
                retrying -> retries.choose(retrying, rejectedRun, position));
    }

    private void ask(Request request, BooleanSupplier isDue, Consumer<UUID> choose) {
        runner.endAbandoned();
        var opened = transactions.execute(_ -> isDue.getAsBoolean() && opened(request, choose));
        log.atInfo()
                .addKeyValue("runId", request.run())
                .addKeyValue("trigger", request.trigger())
                .addKeyValue("starts", opened)
                .log("a run was asked for");
        if (Boolean.TRUE.equals(opened)) {
            runner.carryOut(request);
        }
    }

    private boolean opened(Request request, Consumer<UUID> choose) {
        for (var look = 0; look < LOOKS; look++) {
            if (runs.open(request)) {
                choose.accept(request.run());
                outbox.add(new SyncStarted(request.run(), request.trigger(), request.requestedBy()));
                return true;
            }
            if (runs.isKnown(request.run())) {
                return false;
            }
            var open = runs.open();
            if (open.isPresent()) {
                join(request, open.get(), choose);
                return false;
            }
        }
        throw new IllegalStateException("no run is open, and none can be opened");
    }

    private void join(Request request, Open open, Consumer<UUID> choose) {
        if (request.isServedBy(open.reads())) {
            outbox.add(new SyncJoined(request.run(), open.id()));
        } else if (open.next() == null) {
            runs.follow(open.id(), request);
            choose.accept(request.run());
        } else {
            if (request.reads() == Reads.LIST) {
                runs.followWithList(open.id());
            }
            choose.accept(open.next());
            outbox.add(new SyncJoined(request.run(), open.next()));
        }
    }
}
