package tn.ars.tuniclaim.pusher.partner;

import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RequestNotPermitted;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.pusher.change.Change;

@Component
class HttpPartner implements Partner {

    private final HttpCall http;
    private final Care care;
    private final Clock clock;
    private volatile boolean answeredOnce;
    private volatile boolean credentialsRefused;
    private volatile boolean lastCallFailed;

    HttpPartner(HttpCall http, Care care, Clock clock) {
        this.http = http;
        this.care = care;
        this.clock = clock;
    }

    @Override
    public Answer tell(Change change, String path, int attempts, Runnable beforeEachCall) {
        var started = clock.instant();
        var calls = new AtomicInteger();
        try {
            var reply = care.retry()
                    .executeSupplier(() -> call(change, path, attempts + calls.get(), () -> {
                        beforeEachCall.run();
                        calls.incrementAndGet();
                    }));
            return answer(reply, calls.get(), Duration.between(started, clock.instant()));
        } catch (RequestNotPermitted | BulkheadFullException turnNeverCame) {
            throw new PartnerUnavailable("the change's turn to be told did not come");
        }
    }

    /** Waits for its turn first, so that no claim runs out and no probe is used up by waiting. */
    private Reply call(Change change, String path, int attempts, Runnable beforeCall) {
        return care.bulkhead().executeSupplier(() -> {
            RateLimiter.waitForPermission(care.rateLimiter());
            if (!isAvailable()) {
                throw unavailable();
            }
            beforeCall.run();
            if (!care.breaker().tryAcquirePermission()) {
                throw unavailable();
            }
            return learned(timed(change, path), attempts > 0);
        });
    }

    private Timed timed(Change change, String path) {
        var started = System.nanoTime();
        try {
            return new Timed(http.put(change, path), System.nanoTime() - started);
        } catch (RuntimeException | Error ownFault) {
            care.breaker().releasePermission();
            throw ownFault;
        }
    }

    private record Timed(Reply reply, long nanos) {}

    /** Every permission of the breaker ends here, in one of three ways. */
    private Reply learned(Timed call, boolean failedBefore) {
        var breaker = care.breaker();
        var meaning = Faults.meaning(call.reply());
        lastCallFailed = meaning == Faults.Meaning.TRANSIENT || meaning == Faults.Meaning.CREDENTIALS_REFUSED;
        switch (meaning) {
            case ACCEPTED, REFUSED, NOT_FOUND -> {
                credentialsRefused = false;
                answeredOnce = true;
                breaker.onSuccess(call.nanos(), TimeUnit.NANOSECONDS);
            }
            case CREDENTIALS_REFUSED -> {
                credentialsRefused = true;
                breaker.releasePermission();
                breaker.transitionToOpenState();
                throw unavailable();
            }
            case TRANSIENT -> {
                if (Faults.tellsOfPartner(call.reply(), failedBefore)) {
                    breaker.onError(call.nanos(), TimeUnit.NANOSECONDS, new PartnerUnavailable("a call failed"));
                } else {
                    breaker.releasePermission();
                }
            }
        }
        return call.reply();
    }

    private static Answer answer(Reply reply, int calls, Duration took) {
        return switch (reply) {
            case Reply.Answered answered -> answer(answered, calls, took);
            case Reply.Silent silent -> new Answer.Failing(Faults.detail(silent), null, calls);
        };
    }

    private static Answer answer(Reply.Answered reply, int calls, Duration took) {
        return switch (Faults.meaning(reply)) {
            case ACCEPTED -> new Answer.Accepted(reply.status(), calls, took);
            case REFUSED -> new Answer.Refused(reply.status(), reply.words(), calls);
            case NOT_FOUND -> new Answer.NotFound(reply.status(), reply.words(), calls);
            case TRANSIENT, CREDENTIALS_REFUSED -> new Answer.Failing(Faults.detail(reply), reply.retryAfter(), calls);
        };
    }

    @Override
    public boolean isAvailable() {
        return care.breaker().getState() != CircuitBreaker.State.OPEN;
    }

    private PartnerUnavailable unavailable() {
        return new PartnerUnavailable(
                credentialsRefused
                        ? "the partner refuses ARS's credentials"
                        : "the partner failed too often and is left alone for a while");
    }

    @Override
    public Condition condition() {
        if (care.breaker().getState() != CircuitBreaker.State.CLOSED) {
            return credentialsRefused ? Condition.CREDENTIALS_REFUSED : Condition.UNAVAILABLE;
        }
        return answeredOnce ? Condition.AVAILABLE : Condition.UNTRIED;
    }

    boolean lastCallFailed() {
        return lastCallFailed;
    }
}
