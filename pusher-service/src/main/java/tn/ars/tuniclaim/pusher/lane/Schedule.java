package tn.ars.tuniclaim.pusher.lane;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Decides which lane works when. A lane that comes to its end hands its thread to the next one, so there are never more
 * threads than lanes at work. Knows nothing of fetching and committing. Thread-safe.
 */
final class Schedule<V> {

    private static final Logger log = LoggerFactory.getLogger(Schedule.class);

    /** After that time in which nothing moves, who leads lets one more start, lest a slow one hold up all others. */
    private static final long LEAD_NANOS = Duration.ofSeconds(1).toNanos();

    private final LaneWork<V> work;
    private final LaneSettings settings;
    private final Executor threads;
    private final LongSupplier nanos;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition stopped = lock.newCondition();
    private final Windows windows;
    private final Map<Object, Lane<V>> lanes = new HashMap<>();
    private final Set<Lane<V>> ready = new LinkedHashSet<>();
    private final Set<Lane<V>> unsifted = new LinkedHashSet<>();
    private final PriorityQueue<Lane<V>> waiting = new PriorityQueue<>(Comparator.comparingLong(Lane::dueNanos));
    private int allowed;
    private int atWork;
    private long movedNanos;

    /**
     * @param threads one for each task, which may block
     * @param nanos a clock that only goes forward
     */
    Schedule(LaneWork<V> work, LaneSettings settings, Executor threads, LongSupplier nanos) {
        this.work = work;
        this.settings = settings;
        this.threads = threads;
        this.nanos = nanos;
        this.windows = new Windows(settings.window());
        this.allowed = settings.atStart();
        this.movedNanos = nanos.getAsLong();
    }

    // What the one thread that polls calls.

    void assigned(Collection<TopicPartition> partitions) {
        locked(() -> windows.assigned(partitions));
    }

    /** Whatever was read, with what became tasks of it. What became none is done with. */
    void admit(Map<TopicPartition, Long> readUpTo, List<Task<V>> tasks) {
        locked(() -> {
            tasks.forEach(this::admit);
            readUpTo.forEach((partition, offset) -> windows.of(partition).readUpTo(offset));
        });
    }

    private void admit(Task<V> task) {
        var record = task.record();
        var held = new Held<>(windows.of(new TopicPartition(record.topic(), record.partition())), task);
        held.window().add(held);
        var lane = lanes.computeIfAbsent(task.key(), Lane::new);
        lane.add(held);
        queue(lane);
    }

    /** Lets as many start as may; to be called now and then, since pauses end and gates open without a word. */
    void start() {
        var starting = locked(() -> {
            var now = nanos.getAsLong();
            while (!waiting.isEmpty() && waiting.peek().dueNanos() - now <= 0) {
                var lane = waiting.remove();
                lane.goesOn();
                queue(lane);
            }
            if (atWork >= allowed && isOpen() && now - movedNanos >= LEAD_NANOS) {
                allowOneMore();
            }
            var stints = new ArrayList<OneStint<V>>();
            for (var next = next(); next != null; next = next()) {
                stints.add(next);
            }
            return stints;
        });
        starting.forEach(stint -> threads.execute(() -> run(stint)));
    }

    /** Where to commit, of each partition in which something new came to its end. */
    Map<TopicPartition, Long> uncommitted() {
        return locked(windows::uncommitted);
    }

    void committed(Map<TopicPartition, Long> offsets) {
        locked(() -> windows.committed(offsets));
    }

    /** The partitions that have enough in hand. */
    Set<TopicPartition> full() {
        return locked(windows::full);
    }

    /** Starts nothing more of these partitions and waits, for so long at most, for what is under way. */
    void quiesce(Collection<TopicPartition> partitions, Duration patience) {
        locked(() -> {
            var closing = close(partitions);
            var left = patience.toNanos();
            try {
                while (left > 0 && !closing.stream().allMatch(Window::isIdle)) {
                    left = stopped.awaitNanos(left);
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** Forgets them, whatever is under way: it ends as it likes and counts no more. */
    void forget(Collection<TopicPartition> partitions) {
        locked(() -> {
            close(partitions);
            windows.forget(partitions);
        });
    }

    private List<Window> close(Collection<TopicPartition> partitions) {
        var closing = windows.close(partitions);
        lanes.values().removeIf(lane -> {
            lane.forget();
            if (!lane.isReady()) {
                ready.remove(lane);
                unsifted.remove(lane);
            }
            return lane.isOver();
        });
        waiting.removeIf(Lane::isOver);
        return closing;
    }

    LaneFigures figures() {
        return locked(() -> {
            var oldest = windows.oldest();
            return new LaneFigures(
                    atWork,
                    allowed,
                    lanes.size(),
                    waiting.size(),
                    windows.inHand(),
                    oldest == Long.MAX_VALUE ? null : Instant.ofEpochMilli(oldest));
        });
    }

    // What the lanes' own threads call.

    private void run(OneStint<V> first) {
        for (@Nullable OneStint<V> stint = first; stint != null; ) {
            var failure = stint.attempt(work);
            stint = next(stint, failure);
        }
    }

    private @Nullable OneStint<V> next(OneStint<V> ended, @Nullable Throwable failure) {
        return locked(() -> {
            end(ended, failure);
            return next();
        });
    }

    private void end(OneStint<V> stint, @Nullable Throwable failure) {
        atWork--;
        movedNanos = nanos.getAsLong();
        var lane = stint.lane();
        stint.end();
        stopped.signalAll();
        if (failure == null) {
            lane.succeeded();
            if (!stint.sifts()) {
                allowOneMore();
            }
        } else if (!stint.isOver() && (stint.sifts() || isOpen())) {
            failed(lane, failure);
        }
        if (lane.isOver()) {
            lanes.remove(lane.key(), lane);
        } else {
            queue(lane);
        }
    }

    private void failed(Lane<V> lane, Throwable failure) {
        var pause = settings.pauseNanos(lane.failures());
        var failures = lane.failed(nanos.getAsLong() + pause);
        waiting.add(lane);
        // The first of many says it for all: an outage fails every lane.
        log.atLevel(failures == 0 && waiting.size() == 1 ? Level.WARN : Level.DEBUG)
                .addKeyValue("key", lane.key())
                .addKeyValue("failures", failures + 1)
                .addKeyValue("failure", failure.getClass().getName())
                .log("a lane waits and goes on by itself");
    }

    // Both, with the lock.

    private void allowOneMore() {
        allowed = Math.min(allowed + 1, settings.atOnce());
    }

    private void queue(Lane<V> lane) {
        if (lane.isReady()) {
            ready.add(lane);
        }
        if (lane.isWorthSifting()) {
            unsifted.add(lane);
        }
    }

    private @Nullable OneStint<V> next() {
        if (!isOpen()) {
            allowed = 1;
            movedNanos = nanos.getAsLong();
            return unsifted.isEmpty() || atWork >= settings.atOnce()
                    ? null
                    : started(OneStint.sifting(unsifted.iterator().next()));
        }
        return ready.isEmpty() || atWork >= allowed
                ? null
                : started(OneStint.working(ready.iterator().next()));
    }

    private boolean isOpen() {
        return work.isOpen();
    }

    private OneStint<V> started(OneStint<V> stint) {
        ready.remove(stint.lane());
        unsifted.remove(stint.lane());
        atWork++;
        movedNanos = nanos.getAsLong();
        return stint;
    }

    private void locked(Runnable action) {
        lock.lock();
        try {
            action.run();
        } finally {
            lock.unlock();
        }
    }

    private <R extends @Nullable Object> R locked(Supplier<R> question) {
        lock.lock();
        try {
            return question.get();
        } finally {
            lock.unlock();
        }
    }
}
