package tn.ars.tuniclaim.local;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What has started and must be closed, the last first. Thread-safe: it may be closed while something still starts, which is
 * then closed as soon as it is up.
 */
final class Closing implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Closing.class);

    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private final Object oneAtATime = new Object();
    private boolean closed;

    /** Answers what it was given, for the caller to go on with. */
    <T extends AutoCloseable> T add(T part) {
        synchronized (this) {
            if (!closed) {
                started.push(part);
                return part;
            }
        }
        closeQuietly(part);
        throw new StartFailed("stopped while it was starting");
    }

    /** Returns when all is closed, whoever began to close it. */
    @Override
    public void close() {
        synchronized (oneAtATime) {
            List<AutoCloseable> parts;
            synchronized (this) {
                closed = true;
                parts = List.copyOf(started);
                started.clear();
            }
            parts.forEach(Closing::closeQuietly);
        }
    }

    /** The others must be closed too. */
    private static void closeQuietly(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            LOG.error("{} did not close", part.getClass().getSimpleName(), e);
        }
    }
}
