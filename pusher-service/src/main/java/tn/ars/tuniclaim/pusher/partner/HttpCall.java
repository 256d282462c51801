package tn.ars.tuniclaim.pusher.partner;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpTimeoutException;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.event.PushKind;
import tn.ars.tuniclaim.pusher.change.Change;

/** One call over HTTP and what came back. Thread-safe. */
@Component
class HttpCall {

    private final HttpClient client;
    private final Requests requests;
    private final Replies replies;
    private final MeterRegistry metrics;
    private final Map<Ended, Timer> timers = new ConcurrentHashMap<>();
    private final Counter possibleDuplicates;

    HttpCall(HttpClient client, Requests requests, Replies replies, MeterRegistry metrics) {
        this.client = client;
        this.requests = requests;
        this.replies = replies;
        this.metrics = metrics;
        this.possibleDuplicates = Counter.builder("tuniclaim.pusher.possible-duplicates")
                .description("calls without an answer: the partner may have received what it is told again")
                .register(metrics);
    }

    Reply put(Change change, String path) {
        var started = System.nanoTime();
        var reply = exchange(
                requests.of(change, path), started + requests.timeLimit().toNanos());
        timers.computeIfAbsent(new Ended(change.thing().kind(), answer(reply)), this::timer)
                .record(System.nanoTime() - started, TimeUnit.NANOSECONDS);
        if (Faults.mayHaveArrived(reply)) {
            possibleDuplicates.increment();
        }
        return reply;
    }

    private record Ended(PushKind kind, String answer) {}

    private Timer timer(Ended call) {
        return Timer.builder("tuniclaim.partner.calls")
                .description("calls to the partner, by what came back")
                .tag("kind", call.kind().name().toLowerCase(Locale.ROOT))
                .tag("answer", call.answer())
                .publishPercentileHistogram()
                .register(metrics);
    }

    /** The status says what counts: a body that breaks off, or goes on past the end, is passed over. */
    private Reply exchange(HttpRequest request, long endNanos) {
        var heard = new Heard();
        var call = client.sendAsync(request, heard);
        try {
            call.get(endNanos - System.nanoTime(), TimeUnit.NANOSECONDS);
            return replies.of(heard, new IllegalStateException("an answer without a status"));
        } catch (TimeoutException late) {
            call.cancel(true);
            return replies.of(heard, new HttpTimeoutException("no answer in time"));
        } catch (ExecutionException broken) {
            return Faults.wasNeverSent(broken)
                    ? exchange(requests.overHttp1(request), endNanos)
                    : replies.of(heard, broken);
        } catch (InterruptedException stopped) {
            call.cancel(true);
            Thread.currentThread().interrupt();
            throw new PartnerUnavailable("this process stops");
        }
    }

    private static String answer(Reply reply) {
        return switch (reply) {
            case Reply.Answered answered -> answered.status() / 100 + "xx";
            case Reply.Silent _ -> "none";
        };
    }
}
