package tn.ars.tuniclaim.importer.partner;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.core.functions.Either;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.ratelimiter.RateLimiterRegistry;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.github.resilience4j.retry.RetryRegistry;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.event.SyncFailure;
import tn.ars.tuniclaim.importer.partner.PartnerFault.PartnerUnavailable;

/** The care with which the partner is treated: how often, how many at once, when not at all, and when again. Thread-safe. */
@Component
class Care {

    private static final String NAME = "tuniclaim";

    /** So many calls in a row, or bordereaux, and nothing gets through. */
    private static final int ALL_IN_VAIN = 20;

    /** So many calls in a row that met no partner at all: it does not lie with the bordereaux. */
    private static final int NOBODY_THERE = 3;

    /** Little, so that a partner that is not there is given up within ten seconds. */
    private static final double JITTER = 0.3;

    private final Retry retry;
    private final Retry waiting;
    private final CircuitBreaker breaker;
    private final RateLimiter rate;
    private final Bulkhead bulkhead;
    private final AtomicInteger inVain = new AtomicInteger();
    private final AtomicInteger unreached = new AtomicInteger();
    private volatile String lastFault = "";

    Care(
            PartnerProperties settings,
            Traffic traffic,
            RetryRegistry retries,
            CircuitBreakerRegistry breakers,
            RateLimiterRegistry rates,
            BulkheadRegistry bulkheads) {
        retry = retries.retry(NAME, retry(settings));
        retry.getEventPublisher().onRetry(_ -> traffic.repeated());
        waiting = retries.retry(NAME + "-waiting", waiting(settings));
        breaker = breakers.circuitBreaker(NAME, breaker(settings));
        breaker.getEventPublisher().onSuccess(_ -> succeeded()).onError(event -> failed(event.getThrowable()));
        rate = rates.rateLimiter(NAME, rate(settings));
        bulkhead = bulkheads.bulkhead(
                NAME,
                BulkheadConfig.custom()
                        .maxConcurrentCalls(settings.concurrency())
                        .maxWaitDuration(Duration.ofHours(1))
                        .build());
    }

    private static RetryConfig retry(PartnerProperties settings) {
        var growing =
                IntervalFunction.ofExponentialRandomBackoff(settings.firstPause(), 2, JITTER, settings.longestPause());
        return RetryConfig.custom()
                .maxAttempts(settings.attempts())
                .retryOnException(failure -> failure instanceof PartnerUnavailable unavailable
                        && asked(unavailable).compareTo(settings.longestPause()) <= 0)
                .intervalBiFunction((attempt, failed) -> Math.max(growing.apply(attempt), asked(failed)))
                .build();
    }

    private void succeeded() {
        inVain.set(0);
        unreached.set(0);
    }

    private void failed(Throwable failure) {
        inVain.incrementAndGet();
        if (failure instanceof PartnerUnavailable fault) {
            lastFault = fault.reason();
            if (fault.code() == SyncFailure.PARTNER_UNREACHABLE) {
                unreached.incrementAndGet();
            } else {
                unreached.set(0);
            }
        }
    }

    private boolean isWorthWaiting() {
        return inVain.get() < ALL_IN_VAIN && unreached.get() < NOBODY_THERE;
    }

    /** Why the last call failed that did, in words for an operator. */
    String lastFault() {
        return lastFault;
    }

    /** With each of the breaker's pauses one call comes to its turn, so that the wait has an end. */
    private RetryConfig waiting(PartnerProperties settings) {
        return RetryConfig.custom()
                .maxAttempts(Integer.MAX_VALUE)
                .retryOnException(failure -> failure instanceof CallNotPermittedException && isWorthWaiting())
                .waitDuration(settings.breakerPause())
                .build();
    }

    /** In milliseconds. */
    private static long asked(Either<Throwable, Object> failed) {
        return failed.isLeft() && failed.getLeft() instanceof PartnerUnavailable unavailable
                ? asked(unavailable).toMillis()
                : 0;
    }

    /** How long the partner wants to be left alone. */
    private static Duration asked(PartnerUnavailable unavailable) {
        return Objects.requireNonNullElse(unavailable.retryAfter(), Duration.ZERO);
    }

    private static CircuitBreakerConfig breaker(PartnerProperties settings) {
        return CircuitBreakerConfig.custom()
                .slidingWindowSize(20)
                .minimumNumberOfCalls(10)
                .waitDurationInOpenState(settings.breakerPause())
                // A run begins with one call for the list: its answer decides.
                .permittedNumberOfCallsInHalfOpenState(1)
                .recordException(PartnerUnavailable.class::isInstance)
                .build();
    }

    private static RateLimiterConfig rate(PartnerProperties settings) {
        return RateLimiterConfig.custom()
                .limitRefreshPeriod(Duration.ofSeconds(1))
                .limitForPeriod(settings.ratePerSecond())
                .timeoutDuration(Duration.ofMinutes(1))
                .build();
    }

    boolean isBreakerOpen() {
        return breaker.getState() == CircuitBreaker.State.OPEN;
    }

    /** Again after a growing pause while the partner is unavailable. */
    void again(Runnable attempt) {
        retry.executeRunnable(attempt);
    }

    /** Not too often, and not while most calls fail. */
    <T> T one(Supplier<T> call) {
        return breaker.executeSupplier(() -> rate.executeSupplier(call));
    }

    /** Likewise. */
    void ask(Runnable call) {
        breaker.executeRunnable(() -> rate.executeRunnable(call));
    }

    /**
     * Not too many at once, and again while the partner is unavailable: a failure only when no attempt got through. While
     * most calls fail it waits its turn; throws {@link CallNotPermittedException} when nothing gets through.
     */
    <T> T oneOfMany(Supplier<T> call) {
        Supplier<T> limited = () -> bulkhead.executeSupplier(() -> rate.executeSupplier(call));
        return waiting.executeSupplier(() -> breaker.executeSupplier(() -> retry.executeSupplier(limited)));
    }
}
