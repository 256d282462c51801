package tn.ars.tuniclaim.pusher.lane;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** A limited number of lanes, each a virtual thread. Thread-safe. */
public final class Lanes implements AutoCloseable {

    private final Semaphore free;
    private final Duration patience;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /** @param patience how long {@link #close()} waits for lanes that are at work before it interrupts them */
    public Lanes(int lanes, Duration patience) {
        this.free = new Semaphore(lanes);
        this.patience = patience;
    }

    /** How many lanes could start at once. */
    public int free() {
        return free.availablePermits();
    }

    /** Starts a lane and does not wait for it; waits for a free one, however. */
    public void start(Runnable lane) {
        start(lane, () -> {});
    }

    /** @param afterwards done once the lane is free again */
    public void start(Runnable lane, Runnable afterwards) {
        free.acquireUninterruptibly();
        threads.execute(() -> {
            try {
                lane.run();
            } finally {
                free.release();
            }
            afterwards.run();
        });
    }

    @Override
    public void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException interrupted) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
