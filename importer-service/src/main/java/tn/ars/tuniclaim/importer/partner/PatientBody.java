package tn.ars.tuniclaim.importer.partner;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * An answer as a stream of any length that bears a silence of some time between its bytes, and none longer; nor an answer
 * that trickles on and on. The client's own timeout ends with the headers. Takes from the network what is read, and little more. For one reader.
 */
final class PatientBody extends InputStream implements BodySubscriber<InputStream> {

    private static final List<ByteBuffer> END = List.of();

    private final Duration patience;
    private final Duration longest;
    private final LongConsumer received;
    private final long begun = System.nanoTime();
    private final BlockingQueue<List<ByteBuffer>> arrived = new LinkedBlockingQueue<>();
    private volatile @Nullable Subscription subscription;
    private volatile @Nullable Throwable failure;
    private volatile boolean closed;

    private Iterator<ByteBuffer> rest = Collections.emptyIterator();
    private ByteBuffer present = ByteBuffer.allocate(0);
    private boolean ended;

    /**
     * @param patience with a silence
     * @param longest time until the answer is read to its end
     * @param received told of the bytes as they are read
     */
    PatientBody(Duration patience, Duration longest, LongConsumer received) {
        this.patience = patience;
        this.longest = longest;
        this.received = received;
    }

    @Override
    public CompletionStage<InputStream> getBody() {
        return CompletableFuture.completedStage(this);
    }

    @Override
    public void onSubscribe(Subscription opened) {
        subscription = opened;
        if (closed) {
            opened.cancel();
        } else {
            opened.request(1);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> bytes) {
        arrived.add(bytes);
    }

    @Override
    public void onError(Throwable brokenOff) {
        failure = brokenOff;
        arrived.add(END);
    }

    @Override
    public void onComplete() {
        arrived.add(END);
    }

    @Override
    public int read() throws IOException {
        return hasMore() ? present.get() & 0xFF : -1;
    }

    @Override
    public int read(byte[] into, int from, int atMost) throws IOException {
        if (atMost == 0) {
            return 0;
        }
        if (!hasMore()) {
            return -1;
        }
        var length = Math.min(atMost, present.remaining());
        present.get(into, from, length);
        return length;
    }

    private boolean hasMore() throws IOException {
        while (!present.hasRemaining() && !ended) {
            if (rest.hasNext()) {
                present = rest.next();
                received.accept(present.remaining());
            } else {
                rest = awaited().iterator();
            }
        }
        return present.hasRemaining();
    }

    private List<ByteBuffer> awaited() throws IOException {
        var left = longest.minusNanos(System.nanoTime() - begun);
        var bytes = left.isPositive() ? poll(left.compareTo(patience) < 0 ? left : patience) : null;
        if (bytes == null) {
            throw new HttpTimeoutException("silence, or no end");
        }
        if (failure != null) {
            throw new IOException(failure);
        }
        if (bytes.isEmpty()) {
            ended = true;
        } else if (subscription != null) {
            subscription.request(1);
        }
        return bytes;
    }

    private @Nullable List<ByteBuffer> poll(Duration atMost) throws IOException {
        try {
            return arrived.poll(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }

    /** What has not been read is not waited for: the connection is given up. */
    @Override
    public void close() {
        closed = true;
        var open = subscription;
        if (open != null) {
            open.cancel();
        }
    }
}
