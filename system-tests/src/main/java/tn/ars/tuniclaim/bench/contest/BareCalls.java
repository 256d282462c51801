package tn.ars.tuniclaim.bench.contest;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** The same calls as the pusher's, and nothing else: no Kafka, no memory, no order. */
final class BareCalls {

    private static final int BORDEREAUX = 2_000;
    private static final int BULLETINS = 20;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String base;
    private final AtomicInteger next = new AtomicInteger();
    private final LongAdder done = new LongAdder();
    private volatile boolean over;

    /** @param base ends in {@code /api} */
    BareCalls(String base) {
        this.base = base;
    }

    /** Answers how many calls were made in how many nanoseconds. */
    String make(int atOnce, Duration time) throws InterruptedException {
        var before = done.sum();
        over = false;
        var callers = new ArrayList<Thread>();
        var began = System.nanoTime();
        for (var caller = 0; caller < atOnce; caller++) {
            callers.add(Thread.startVirtualThread(this::callOn));
        }
        Thread.sleep(time);
        var answer = "%d %d".formatted(done.sum() - before, System.nanoTime() - began);
        over = true;
        for (var caller : callers) {
            caller.join();
        }
        return answer;
    }

    private void callOn() {
        while (!over) {
            var request = request(next.getAndIncrement());
            try {
                if (client.send(request, BodyHandlers.discarding()).statusCode() == 200) {
                    done.increment();
                }
            } catch (IOException | InterruptedException broken) {
                return;
            }
        }
    }

    /** About one bulletin after the other, each a moment later, so that the partner has as much to remember. */
    private HttpRequest request(int number) {
        var reference = "BRD-2026-%06d".formatted(number % BORDEREAUX);
        var body = """
                {"bordereauId":"%s","bsId":"BS-%06d-%02d","paymentStatus":"PAID","paymentDate":"%s","amount":12.345,\
                "virementReference":"VIR-1"}""".formatted(
                reference, number % BORDEREAUX, 1 + number / BORDEREAUX % BULLETINS, Instant.EPOCH.plusMillis(number));
        return HttpRequest.newBuilder(URI.create(base + "/bordereaux/" + reference + "/payment"))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .PUT(BodyPublishers.ofString(body))
                .build();
    }
}
