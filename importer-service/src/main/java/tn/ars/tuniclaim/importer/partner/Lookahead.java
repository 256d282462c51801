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
    private final Consumer<Entry> reader;
    private final Queue<Future<Entry>> ahead = new ArrayDeque<>();
    private final ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();

    Lookahead(int size, Consumer<Entry> reader) {
        this.size = size;
        this.reader = reader;
    }

    void add(Entry entry) {
        add(CompletableFuture.completedFuture(entry));
    }

    void add(Callable<Entry> completion) {
        add(calls.submit(completion));
    }

    private void add(Future<Entry> entry) {
        ahead.add(entry);
        if (ahead.size() > size) {
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

    private static Entry completed(Future<Entry> entry) {
        try {
            return entry.get();
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
