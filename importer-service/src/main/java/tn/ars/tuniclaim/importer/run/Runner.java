package tn.ars.tuniclaim.importer.run;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import tn.ars.tuniclaim.service.intake.Outages;

/** Carries out this process's run on a thread of its own, lets its heart beat, and ends those whose owners died. */
@Component
class Runner implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Runner.class);
    private static final Ending SHUTDOWN = Ending.interrupted("the importer was stopped; the next run goes on");
    private static final Ending DEAD = Ending.interrupted("the importer that carried it out was not heard of any more");

    private final Runs runs;
    private final EndRun endRun;
    private final ImportList importList;
    private final TransactionOperations transactions;
    private final RunProperties settings;

    private volatile @Nullable ActiveRun active;
    private volatile @Nullable Thread thread;
    private volatile boolean running;

    Runner(
            Runs runs,
            EndRun endRun,
            ImportList importList,
            TransactionOperations transactions,
            RunProperties settings) {
        this.runs = runs;
        this.endRun = endRun;
        this.importList = importList;
        this.transactions = transactions;
        this.settings = settings;
    }

    /** Goes on by itself. */
    void carryOut(UUID run) {
        if (running) {
            thread = Thread.ofVirtual().name("sync-run").start(() -> carryOutHere(run));
        } else {
            endRun.end(run, SHUTDOWN);
        }
    }

    private void carryOutHere(UUID id) {
        var run = new ActiveRun(id, Thread.currentThread());
        active = run;
        try {
            var ending = importList.imported(run);
            run.isOver();
            endRun.end(id, ending);
        } catch (RuntimeException failure) {
            // Without a heartbeat it will be ended as abandoned, by whoever reaches the database first.
            log.atError()
                    .addKeyValue("runId", id)
                    .addKeyValue("failure", failure.getClass().getName())
                    .log("the end of the run could not be written");
        } finally {
            active = null;
        }
    }

    @Scheduled(fixedRateString = "${importer.heartbeat:PT5S}")
    void tick() {
        try {
            beat();
            endAbandoned();
        } catch (RuntimeException failure) {
            if (!Outages.isOutage(failure)) {
                throw failure;
            }
            log.warn("the heartbeat waits for the database");
        }
    }

    private void beat() {
        var run = active;
        if (run != null) {
            run.hear(runs.beat(run.id()));
        }
    }

    /** Runs whose owner has died are ended in its name, so that others may start. */
    void endAbandoned() {
        transactions.executeWithoutResult(_ -> {
            List<UUID> abandoned = runs.abandoned(settings.deadAfter());
            abandoned.forEach(run -> endRun.end(run, DEAD));
        });
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        var run = active;
        if (run != null) {
            run.stop(SHUTDOWN);
        }
        try {
            var carrying = thread;
            if (carrying != null) {
                carrying.join();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
