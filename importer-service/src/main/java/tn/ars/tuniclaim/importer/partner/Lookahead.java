package tn.ars.tuniclaim.importer.partner;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Lets entries be completed several at once and still reach the reader in the partner's order; holds a bounded number of them. For one thread. */
final class Lookahead implements AutoCloseable {

    private final int size;
    private final Consumer<Slice> reader;
    private final Queue<Future<Slice>> ahead = new ArrayDeque<>();
    private final ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();

    Lookahead(int size, Consumer<Slice> reader) {
        this.size = size;
        this.reader = reader;
    }

    void add(Slice slice) {
        if (ahead.isEmpty()) {
            reader.accept(slice);
        } else {
            add(CompletableFuture.completedFuture(slice));
        }
    }

    void add(Callable<Slice> completion) {
        add(calls.submit(completion));
    }

    private void add(Future<Slice> slice) {
        ahead.add(slice);
        while (ahead.size() > size || (!ahead.isEmpty() && ahead.element().isDone())) {
            handOver();
        }
    }

    void finish() {
        while (!ahead.isEmpty()) {
            handOver();
        }
    }

    private void handOver() {
        reader.accept(completed(ahead.remove()));
    }

    private static Slice completed(Future<Slice> slice) {
        try {
            return slice.get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while waiting for the partner", stopped);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(failed);
        }
    }

    /** Calls whose answers nobody will read are given up. */
    @Override
    public void close() {
        calls.shutdownNow();
        calls.close();
    }
}
