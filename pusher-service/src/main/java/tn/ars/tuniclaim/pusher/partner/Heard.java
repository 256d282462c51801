package tn.ars.tuniclaim.pusher.partner;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/** What was heard of one answer so far: its head, and its body up to a bound. Thread-safe. */
final class Heard implements BodyHandler<@Nullable Void>, BodySubscriber<@Nullable Void> {

    private static final int MOST_BYTES = 2_000;

    private final CompletableFuture<@Nullable Void> enough = new CompletableFuture<>();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private volatile @Nullable ResponseInfo head;
    private volatile @Nullable Subscription subscription;

    /** Null until the status is there. */
    @Nullable
    ResponseInfo head() {
        return head;
    }

    String words() {
        return body.toString(UTF_8);
    }

    @Override
    public BodySubscriber<@Nullable Void> apply(ResponseInfo info) {
        head = info;
        return this;
    }

    @Override
    public CompletionStage<@Nullable Void> getBody() {
        return enough;
    }

    @Override
    public void onSubscribe(Subscription starting) {
        subscription = starting;
        starting.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> parts) {
        parts.forEach(this::keep);
        var running = subscription;
        if (body.size() >= MOST_BYTES && running != null) {
            running.cancel();
            enough.complete(null);
        }
    }

    private void keep(ByteBuffer part) {
        var bytes = new byte[Math.min(part.remaining(), MOST_BYTES - body.size())];
        part.get(bytes);
        body.write(bytes, 0, bytes.length);
    }

    @Override
    public void onError(Throwable failure) {
        enough.complete(null);
    }

    @Override
    public void onComplete() {
        enough.complete(null);
    }
}
