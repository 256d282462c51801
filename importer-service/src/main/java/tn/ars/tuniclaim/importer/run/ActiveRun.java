package tn.ars.tuniclaim.importer.run;

import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import tn.ars.tuniclaim.importer.run.Runs.Pulse;

/** The run that this process carries out, between the thread that does and those that may stop it. */
final class ActiveRun {

    private static final Ending TAKEN = Ending.interrupted("the run was taken from an importer that was not heard of");

    private final UUID id;
    private final Thread thread;
    private final ReentrantLock undisturbed = new ReentrantLock();
    private volatile @Nullable Ending stopped;
    private boolean over;

    /** @param thread that carries it out */
    ActiveRun(UUID id, Thread thread) {
        this.id = id;
        this.thread = thread;
    }

    UUID id() {
        return id;
    }

    /** How it was told to end; null while it may go on. */
    @Nullable
    Ending stopped() {
        return stopped;
    }

    /** @param pulse what its row says; empty when the run has been taken from this process */
    void hear(Optional<Pulse> pulse) {
        if (pulse.isEmpty()) {
            stop(TAKEN);
            return;
        }
        var cancelledBy = pulse.get().cancelledBy();
        if (cancelledBy != null) {
            stop(Ending.cancelled(cancelledBy, pulse.get().cancelReason()));
        }
    }

    /** Whatever it waits for is given up; what it is writing is written first. */
    void stop(Ending ending) {
        undisturbed.lock();
        try {
            if (!over && stopped == null) {
                stopped = ending;
                interruptFromOutside();
            }
        } finally {
            undisturbed.unlock();
        }
    }

    /** Not to be called by the thread that carries it out. */
    void awaitEnd() {
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void interruptFromOutside() {
        if (!Thread.currentThread().equals(thread)) {
            thread.interrupt();
        }
    }

    /** Does a step that no stop may tear; throws when the run has been stopped. */
    void undisturbed(Runnable step) {
        undisturbed.lock();
        try {
            if (stopped != null) {
                throw new Stopped();
            }
            step.run();
        } finally {
            undisturbed.unlock();
        }
    }

    /** From now on nothing stops it, not even a stop on its way. */
    void isOver() {
        undisturbed.lock();
        try {
            over = true;
            Thread.interrupted();
        } finally {
            undisturbed.unlock();
        }
    }

    /** The run was told to end. */
    static final class Stopped extends RuntimeException {}
}
