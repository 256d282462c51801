package tn.ars.tuniclaim.importer.run;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.listener.AbstractMessageListenerContainer;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import tn.ars.tuniclaim.service.intake.Outages;

/** Carries out this process's run on a thread of its own, lets its heart beat, and ends those whose owners died. */
@Component
class Runner implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Runner.class);
    private static final Ending SHUTDOWN = Ending.interrupted("the importer was stopped; the next run goes on");
    private static final Ending DEAD = Ending.abandoned("the importer that carried it out was not heard of any more");

    private final Runs runs;
    private final EndRun endRun;
    private final ImportList importList;
    private final Sources sources;
    private final TransactionOperations transactions;
    private final RunProperties settings;

    private final AtomicReference<@Nullable ActiveRun> active = new AtomicReference<>();
    private volatile boolean running;

    Runner(
            Runs runs,
            EndRun endRun,
            ImportList importList,
            Sources sources,
            TransactionOperations transactions,
            RunProperties settings) {
        this.runs = runs;
        this.endRun = endRun;
        this.importList = importList;
        this.sources = sources;
        this.transactions = transactions;
        this.settings = settings;
    }

    /** Goes on by itself. */
    void carryOut(Request request) {
        if (running) {
            var source = sources.open(request);
            var thread = Thread.ofVirtual().name("sync-run").unstarted(() -> carryOutActive(source));
            active.set(new ActiveRun(request.run(), thread));
            thread.start();
        } else {
            endRun.end(request.run(), SHUTDOWN);
        }
    }

    private void carryOutActive(Source source) {
        var run = Objects.requireNonNull(active.get());
        try {
            var ending = importList.imported(run, source);
            run.isOver();
            runs.traffic(run.id(), sources.traffic());
            endRun.end(run.id(), ending).ifPresent(this::carryOut);
        } catch (RuntimeException failure) {
            // Without a heartbeat it will be ended as abandoned, by whoever reaches the database first.
            log.atError()
                    .addKeyValue("runId", run.id())
                    .addKeyValue("failure", failure.getClass().getName())
                    .log("the end of the run could not be written");
        } finally {
            // Unless the next one has begun meanwhile.
            active.compareAndSet(run, null);
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
        var run = active.get();
        if (run != null) {
            run.hear(runs.beat(run.id()));
            runs.traffic(run.id(), sources.traffic());
        }
    }

    /** A run whose owner has died is ended in its name, so that others may start, and repeated here. */
    void endAbandoned() {
        var following = transactions.execute(_ -> runs.abandoned(settings.deadAfter()).stream()
                .flatMap(run -> endRun.end(run, DEAD).stream())
                .toList());
        Objects.requireNonNull(following).forEach(this::carryOut);
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        var run = active.get();
        if (run != null) {
            run.stop(SHUTDOWN);
            run.awaitEnd();
        }
    }

    /** After the listeners, which might still start a run, and before the outbox, which tells of its end. */
    @Override
    public int getPhase() {
        return AbstractMessageListenerContainer.DEFAULT_PHASE - 1;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
