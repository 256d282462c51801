package tn.ars.tuniclaim.bench.contest;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Work that only takes time, and looks whether it is done in the order of each key, and once. Thread-safe. */
final class Sleeping implements Contestant.Work {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** So many records in, every thread has begun. */
    private static final int LEAD = 60;

    private final Duration time;
    private final Map<String, Long> last = new ConcurrentHashMap<>();
    private final LongAdder done = new LongAdder();
    private final LongAdder disorder = new LongAdder();

    Sleeping(Duration time) {
        this.time = time;
    }

    @Override
    public void on(ConsumerRecord<String, byte[]> read) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return;
        }
        var before = last.put(read.key(), read.offset());
        if (before != null && before >= read.offset()) {
            disorder.increment();
        }
        done.increment();
    }

    long disorder() {
        return disorder.sum();
    }

    /** From the moment when all are at work, so that joining the group does not count, to the last, or as long as is allowed. */
    Done await(long records, Duration most) {
        var started = System.nanoTime();
        while (done.sum() < LEAD) {
            pause(100_000, started);
        }
        var first = System.nanoTime();
        var before = done.sum();
        while (done.sum() < records && System.nanoTime() - first < most.toNanos()) {
            pause(1_000_000, started);
        }
        return new Done(done.sum() - before, System.nanoTime() - first);
    }

    /** Answers how many were done in all. */
    long awaitAll(long records) {
        var started = System.nanoTime();
        while (done.sum() < records) {
            pause(1_000_000, started);
        }
        return done.sum();
    }

    private void pause(long nanos, long started) {
        LockSupport.parkNanos(nanos);
        if (System.nanoTime() - started > PATIENCE.toNanos()) {
            throw new IllegalStateException("no end in sight after " + done.sum());
        }
    }

    record Done(long records, long nanos) {}
}
