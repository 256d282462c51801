package tn.ars.tuniclaim.importer.publication;

import static java.util.stream.Collectors.toMap;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Has changed bordereaux told: if, and only if, the transaction that changes them commits. Thread-safe. */
@Service
public class Publication {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    private final Marks marks;
    private final HandOver handOver;
    private final Relay relay;

    Publication(Marks marks, HandOver handOver, Relay relay) {
        this.marks = marks;
        this.handOver = handOver;
        this.relay = relay;
    }

    /**
     * Transactions that change the same bordereau must come one after the other.
     *
     * @param at when they changed, in milliseconds
     * @param changes each bordereau once
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void mark(UUID run, Instant at, List<Change> changes) {
        if (changes.isEmpty()) {
            return;
        }
        var marked = marks.add(run, at, changes);
        var bySeq = changes.stream()
                .collect(toMap(
                        change -> Objects.requireNonNull(marked.get(change.bordereau()))
                                .seq(),
                        Function.identity()));
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                handOver(bySeq);
            }
        });
    }

    private void handOver(Map<Long, Change> committed) {
        if (!relay.isStalled()) {
            handOver.put(committed);
        }
        relay.wake();
    }

    /** Lets the relay catch up, as long as it does: what it still has in hand need not be read back. */
    public void awaitRoom() throws InterruptedException {
        handOver.awaitRoom(Duration.ofSeconds(2));
    }

    /** Returns once all changes of the run have been told, or are not told for lack of Kafka. */
    public void awaitTold(UUID run) throws InterruptedException {
        var left = Long.MAX_VALUE;
        var since = System.nanoTime();
        for (var now = marks.countOf(run); now > 0 && !relay.isStalled(); now = marks.countOf(run)) {
            if (now < left) {
                left = now;
                since = System.nanoTime();
            } else if (System.nanoTime() - since > PATIENCE.toNanos()) {
                return;
            }
            Thread.sleep(LOOK_AGAIN);
        }
    }
}
