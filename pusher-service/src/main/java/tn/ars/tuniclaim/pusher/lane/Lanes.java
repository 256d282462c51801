package tn.ars.tuniclaim.pusher.lane;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A limited number of lanes, each a virtual thread that works off what has one key, in order. Thread-safe. */
public final class Lanes implements AutoCloseable {

    private final Semaphore free;
    private final Duration patience;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /** @param patience how long {@link #close()} waits for lanes that are at work before it interrupts them */
    public Lanes(int lanes, Duration patience) {
        this.free = new Semaphore(lanes);
        this.patience = patience;
    }

    /**
     * Hands each key's work to {@code lane}, in the order of the list, and returns when all lanes have ended.
     *
     * @throws RuntimeException the first failure of a lane, with those of the others attached; every lane has ended then too
     */
    public <W> void work(List<W> work, Function<W, ?> key, Consumer<List<W>> lane) {
        var ofKey = work.stream().collect(Collectors.groupingBy(key, LinkedHashMap::new, Collectors.toList()));
        var running = ofKey.values().stream()
                .map(part -> threads.submit(() -> inLane(() -> lane.accept(part))))
                .toList();
        RuntimeException failure = null;
        for (var ending : running) {
            failure = joined(failure, failureOf(ending));
        }
        if (failure != null) {
            throw failure;
        }
    }

    /** How many lanes could start at once. */
    public int free() {
        return free.availablePermits();
    }

    /** Starts a lane and does not wait for it; waits for a free one, however. */
    public void start(Runnable lane) {
        free.acquireUninterruptibly();
        threads.execute(() -> {
            try {
                lane.run();
            } finally {
                free.release();
            }
        });
    }

    private void inLane(Runnable lane) {
        free.acquireUninterruptibly();
        try {
            lane.run();
        } finally {
            free.release();
        }
    }

    private static @Nullable RuntimeException failureOf(Future<?> ending) {
        try {
            ending.get();
            return null;
        } catch (ExecutionException failed) {
            return failed.getCause() instanceof RuntimeException own ? own : new IllegalStateException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return new IllegalStateException("interrupted while lanes are at work", interrupted);
        }
    }

    private static @Nullable RuntimeException joined(
            @Nullable RuntimeException first, @Nullable RuntimeException next) {
        if (first == null) {
            return next;
        }
        if (next != null) {
            first.addSuppressed(next);
        }
        return first;
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
