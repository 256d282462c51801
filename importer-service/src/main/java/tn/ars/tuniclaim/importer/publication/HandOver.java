package tn.ars.tuniclaim.importer.publication;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.event.Event;

/**
 * Facts on their short way from the transaction that has just committed to the relay of the same process, so that they need
 * not be read back. Bounded: what does not fit is read back. Thread-safe.
 */
@Component
class HandOver {

    private static final int MANY_BYTES = 4 * 1024 * 1024;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition taken = lock.newCondition();
    private final Map<Long, Change> bySeq = new HashMap<>();
    private int size;
    private long newest;

    void put(Map<Long, Change> committed) {
        lock.lock();
        try {
            committed.forEach((seq, change) -> {
                newest = Math.max(newest, seq);
                if (size < MANY_BYTES && !change.facts().isEmpty()) {
                    bySeq.put(seq, change);
                    size += change.size();
                }
            });
        } finally {
            lock.unlock();
        }
    }

    boolean has(long seq) {
        lock.lock();
        try {
            return bySeq.containsKey(seq);
        } finally {
            lock.unlock();
        }
    }

    /** Null where they are to be read back. */
    @Nullable
    List<Event> take(long seq) {
        lock.lock();
        try {
            var change = bySeq.remove(seq);
            if (change == null) {
                return null;
            }
            size -= change.size();
            taken.signalAll();
            return change.facts();
        } finally {
            lock.unlock();
        }
    }

    /** Of all that has been put; 0 when there was none. */
    long newest() {
        lock.lock();
        try {
            return newest;
        } finally {
            lock.unlock();
        }
    }

    /** What was told by somebody else, or read back before it was put, would lie here for ever. */
    void dropBefore(long seq) {
        lock.lock();
        try {
            bySeq.entrySet().removeIf(entry -> {
                var isOver = entry.getKey() < seq;
                size -= isOver ? entry.getValue().size() : 0;
                return isOver;
            });
            taken.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Kafka does not take them now: they would only lie in the way. */
    void drop() {
        lock.lock();
        try {
            bySeq.clear();
            size = 0;
            taken.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Returns once the relay has come half of the way, or shows no sign of it for so long. */
    void awaitRoom(Duration patience) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            var hasMoved = true;
            while (size > MANY_BYTES / 2 && hasMoved) {
                hasMoved = taken.await(patience.toMillis(), TimeUnit.MILLISECONDS);
            }
        } finally {
            lock.unlock();
        }
    }
}
