package tn.ars.tuniclaim.pusher.partner;

import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.core.exception.AcquirePermissionCancelledException;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RequestNotPermitted;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.claim.BordereauReference;
import tn.ars.tuniclaim.pusher.change.Calls;
import tn.ars.tuniclaim.pusher.change.Change;

@Component
class HttpPartner implements Partner {

    private final HttpCall http;
    private final Care care;
    private final FailingBordereaux failing;
    private final PartnerProperties settings;
    private final Clock clock;
    private final AtomicInteger underWay = new AtomicInteger();

    private volatile @Nullable Instant lastAnswered;
    /** Null while they are not. */
    private volatile @Nullable Instant credentialsRefusedAt;

    private volatile boolean lastCallFailed;

    HttpPartner(HttpCall http, Care care, FailingBordereaux failing, PartnerProperties settings, Clock clock) {
        this.http = http;
        this.care = care;
        this.failing = failing;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public Answer tell(Change change, String path, Runnable beforeEachCall) {
        var started = clock.instant();
        var made = new AtomicReference<>(Calls.NONE);
        var last = new AtomicReference<@Nullable Reply>();
        var reply = lastReply(last, () -> {
            var latest = call(change, path, beforeEachCall);
            last.set(latest);
            made.updateAndGet(before -> before.plus(new Calls(1, Faults.mayHaveArrived(latest) ? 1 : 0)));
            return latest;
        });
        var answer = answer(reply, made.get(), Duration.between(started, clock.instant()));
        if (answer instanceof Answer.Failing) {
            failing.gaveUp(change.bordereau());
        }
        return answer;
    }

    /**
     * A change that was tried and failed is answered for even when the breaker opens upon it. So it waits its time, and
     * another one is the next to probe.
     */
    private Reply lastReply(AtomicReference<@Nullable Reply> last, Supplier<Reply> attempt) {
        try {
            return care.retry().executeSupplier(attempt);
        } catch (RequestNotPermitted | BulkheadFullException | AcquirePermissionCancelledException turnNeverCame) {
            throw new PartnerUnavailable("the change's turn to be told did not come");
        } catch (PartnerUnavailable stopped) {
            var failed = last.get();
            if (failed == null || credentialsRefusedAt != null) {
                throw stopped;
            }
            return failed;
        }
    }

    /** Waits for its turn first, so that no claim runs out and no probe is used up by waiting. */
    private Reply call(Change change, String path, Runnable beforeCall) {
        return care.bulkhead().executeSupplier(() -> {
            RateLimiter.waitForPermission(care.rateLimiter());
            if (!isAvailable()) {
                throw unavailable();
            }
            beforeCall.run();
            if (!care.breaker().tryAcquirePermission()) {
                throw unavailable();
            }
            underWay.incrementAndGet();
            try {
                return learned(timed(change, path), change.bordereau());
            } finally {
                underWay.decrementAndGet();
            }
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
    private Reply learned(Timed call, BordereauReference bordereau) {
        var breaker = care.breaker();
        var meaning = Faults.meaning(call.reply());
        lastCallFailed = meaning == Faults.Meaning.TRANSIENT || meaning == Faults.Meaning.CREDENTIALS_REFUSED;
        switch (meaning) {
            case ACCEPTED, REFUSED, NOT_FOUND -> {
                credentialsRefusedAt = null;
                lastAnswered = clock.instant();
                failing.partnerDealtWithOne();
                breaker.onSuccess(call.nanos(), TimeUnit.NANOSECONDS);
            }
            case CREDENTIALS_REFUSED -> {
                credentialsRefusedAt = clock.instant();
                breaker.releasePermission();
                breaker.transitionToOpenState();
                throw unavailable();
            }
            case TRANSIENT -> {
                if (isProbing() || Faults.tellsOfPartner(call.reply(), () -> failing.isNews(bordereau))) {
                    breaker.onError(call.nanos(), TimeUnit.NANOSECONDS, new PartnerUnavailable("a call failed"));
                } else {
                    breaker.releasePermission();
                }
            }
        }
        return call.reply();
    }

    /** The one call of a half-open breaker decides, whatever it was about. */
    private boolean isProbing() {
        return care.breaker().getState() == CircuitBreaker.State.HALF_OPEN;
    }

    private static Answer answer(Reply reply, Calls calls, Duration took) {
        return switch (reply) {
            case Reply.Answered answered -> answer(answered, calls, took);
            case Reply.Silent silent -> new Answer.Failing(Faults.detail(silent), null, calls);
        };
    }

    private static Answer answer(Reply.Answered reply, Calls calls, Duration took) {
        return switch (Faults.meaning(reply)) {
            case ACCEPTED -> new Answer.Accepted(reply.status(), calls, took);
            case REFUSED -> new Answer.Refused(reply.status(), reply.words(), calls);
            case NOT_FOUND -> new Answer.NotFound(reply.status(), reply.words(), calls);
            case TRANSIENT, CREDENTIALS_REFUSED -> new Answer.Failing(Faults.detail(reply), reply.retryAfter(), calls);
        };
    }

    /** Also false while one call finds out whether the partner is back. */
    @Override
    public boolean isAvailable() {
        return !isLeftAlone() && !(isProbing() && underWay.get() > 0);
    }

    private boolean isLeftAlone() {
        var refusedAt = credentialsRefusedAt;
        return care.breaker().getState() == CircuitBreaker.State.OPEN
                || (refusedAt != null && clock.instant().isBefore(refusedAt.plus(settings.credentialsProbe())));
    }

    private PartnerUnavailable unavailable() {
        return new PartnerUnavailable(
                credentialsRefusedAt != null
                        ? "the partner refuses ARS's credentials"
                        : "the partner failed too often and is left alone for a while");
    }

    @Override
    public Condition condition() {
        if (credentialsRefusedAt != null) {
            return Condition.CREDENTIALS_REFUSED;
        }
        if (isLeftAlone() || failing.areSeveral() || (isProbing() && failing.isAny())) {
            return Condition.UNAVAILABLE;
        }
        return lastAnswered == null ? Condition.UNTRIED : Condition.AVAILABLE;
    }

    @Override
    public @Nullable Instant lastAnswered() {
        return lastAnswered;
    }

    @Override
    public Duration longestCall() {
        return settings.callTimeout();
    }

    boolean lastCallFailed() {
        return lastCallFailed;
    }
}
