package tn.ars.tuniclaim.importer.run;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import tn.ars.tuniclaim.event.SyncBalance;
import tn.ars.tuniclaim.importer.partner.Partner;
import tn.ars.tuniclaim.importer.partner.Slice;

/**
 * One reading of the partner's list: gathers entries into batches, and has one prepared while the one before is written. Three
 * batches at most are in memory: gathered, prepared, written. For one thread.
 */
final class ReadingOfList implements Partner.Reader {

    private static final int READERS = Runtime.getRuntime().availableProcessors();

    private final ActiveRun run;
    private final Prepare prepare;
    private final WriteBatch writeBatch;
    private final RunProperties settings;

    // Threads of the platform: they compute, and an interruption does not tear their connections.
    private final ExecutorService readers = Executors.newFixedThreadPool(READERS, threads("sync-read-"));
    private final ExecutorService preparation = Executors.newSingleThreadExecutor(threads("sync-prepare-"));
    private final ExecutorService writing = Executors.newSingleThreadExecutor(threads("sync-write-"));

    private List<Slice> gathered = new ArrayList<>();
    private long size;
    private Future<List<Ready>> prepared = CompletableFuture.completedFuture(List.of());
    private Future<Progress> written = CompletableFuture.completedFuture(Progress.NONE);

    ReadingOfList(ActiveRun run, Prepare prepare, WriteBatch writeBatch, RunProperties settings) {
        this.run = run;
        this.prepare = prepare;
        this.writeBatch = writeBatch;
        this.settings = settings;
    }

    private static ThreadFactory threads(String name) {
        return Thread.ofPlatform().name(name, 0).daemon().factory();
    }

    @Override
    public void take(Slice slice) {
        gathered.add(slice);
        size += slice.size();
        if (gathered.size() >= settings.batchSize()
                || size >= settings.batchBytes().toBytes()) {
            handOn();
        }
    }

    @Override
    public void finish() {
        handOn();
        result(written);
    }

    /** Of a reading that came to its end. */
    SyncBalance balance() {
        return result(written).balance();
    }

    private void handOn() {
        var batch = gathered;
        gathered = new ArrayList<>();
        size = 0;
        var next = preparation.submit(() -> prepare.prepared(run.id(), batch, readers));
        prepared = next;
        var before = result(written);
        written = writing.submit(() -> writeBatch.write(run, result(next), before));
    }

    private static <T> T result(Future<T> work) {
        try {
            return work.get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while a batch was written", stopped);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(failed.getCause());
        }
    }

    /** What is being written is written to its end, since nobody would know what became of it. */
    @Override
    public void close() {
        prepared.cancel(true);
        preparation.shutdownNow();
        readers.shutdownNow();
        writing.shutdown();
        var interrupted = false;
        while (!writing.isTerminated()) {
            try {
                writing.awaitTermination(1, TimeUnit.MINUTES);
            } catch (InterruptedException stopped) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
