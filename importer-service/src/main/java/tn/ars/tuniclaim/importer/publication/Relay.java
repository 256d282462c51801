package tn.ars.tuniclaim.importer.publication;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.event.Event;

/** Tells of the marks in their order, as long as this instance holds the lease, and removes them. */
@Component
class Relay implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Relay.class);
    private static final Duration IDLE = Duration.ofMillis(500);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);
    private static final Duration STOPPING = Duration.ofSeconds(5);

    /** So long a mark is left to the instance that made it, which need not read the rows back. */
    private static final Duration YOUNG = Duration.ofSeconds(2);

    private final Marks marks;
    private final HandOver handOver;
    private final StoredFacts storedFacts;
    private final Telling telling;
    private final Lease lease;
    private final Clock clock;

    private final Semaphore work = new Semaphore(0);
    private volatile @Nullable Thread thread;
    private volatile boolean stalled;

    Relay(Marks marks, HandOver handOver, StoredFacts storedFacts, Telling telling, Lease lease, Clock clock) {
        this.marks = marks;
        this.handOver = handOver;
        this.storedFacts = storedFacts;
        this.telling = telling;
        this.lease = lease;
        this.clock = clock;
    }

    void wake() {
        work.release();
    }

    /** True while the last attempt failed. */
    boolean isStalled() {
        return stalled;
    }

    @Override
    public void start() {
        // Known before it runs: it goes on for as long as it is known.
        var relay = Thread.ofPlatform().name("publication").daemon().unstarted(this::relayUntilStopped);
        thread = relay;
        relay.start();
    }

    @Override
    public void stop() {
        var running = thread;
        thread = null;
        if (running == null) {
            return;
        }
        wake();
        try {
            if (!running.join(STOPPING)) {
                running.interrupt();
                running.join();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Stops after all who may still make marks while they stop. */
    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    private void relayUntilStopped() {
        try {
            while (isRunning()) {
                pause(relayed());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            end();
        }
    }

    /** How long there is nothing to be done, unless woken. */
    private Duration relayed() throws InterruptedException {
        try {
            var told = relayBatch();
            stalled = false;
            return told ? Duration.ZERO : IDLE;
        } catch (RuntimeException outage) {
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedException();
            }
            stalled = true;
            handOver.drop();
            giveBack();
            log.atWarn()
                    .addKeyValue("failure", outage.getClass().getName())
                    .log("changes wait for the database or Kafka to be told");
            return AFTER_FAILURE;
        }
    }

    private void pause(Duration atMost) throws InterruptedException {
        if (!atMost.isZero() && !work.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
            giveBack();
        }
        work.drainPermits();
    }

    /** False when there is nothing to be told by this instance. */
    private boolean relayBatch() {
        if (!lease.isHeld() && !isMine(oldest())) {
            return false;
        }
        // Read with the lease in hand: what another one told before is gone.
        if (!lease.take()) {
            return false;
        }
        var batch = oldest();
        if (batch.isEmpty()) {
            return false;
        }
        telling.tell(batch, facts(batch), lease);
        marks.remove(batch);
        return true;
    }

    private List<Mark> oldest() {
        var newestInHand = handOver.newest();
        var oldest = marks.next();
        handOver.dropBefore(
                oldest.isEmpty() ? newestInHand + 1 : oldest.getFirst().seq());
        return oldest;
    }

    private boolean isMine(List<Mark> batch) {
        var youngest = clock.instant().minus(YOUNG);
        return batch.stream()
                .anyMatch(mark -> handOver.has(mark.seq()) || mark.at().isBefore(youngest));
    }

    private Map<Long, List<Event>> facts(List<Mark> batch) {
        var facts = new HashMap<Long, List<Event>>();
        for (var mark : batch) {
            var handedOver = handOver.take(mark.seq());
            if (handedOver != null) {
                facts.put(mark.seq(), handedOver);
            }
        }
        var others =
                batch.stream().filter(mark -> !facts.containsKey(mark.seq())).toList();
        if (!others.isEmpty()) {
            facts.putAll(storedFacts.of(others));
        }
        return facts;
    }

    private void end() {
        Thread.interrupted();
        telling.close();
        giveBack();
    }

    /** Nothing is under way: another instance may tell at once. */
    private void giveBack() {
        try {
            lease.giveBack();
        } catch (RuntimeException outage) {
            log.atWarn()
                    .addKeyValue("failure", outage.getClass().getName())
                    .log("the right to tell could not be given back; it ends by itself");
        }
    }
}
