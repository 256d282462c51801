package tn.ars.tuniclaim.pusher.partner;

import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.core.functions.Either;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.ratelimiter.RateLimiterRegistry;
import io.github.resilience4j.retry.RetryConfig;
import io.github.resilience4j.retry.RetryRegistry;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.Executors;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The registries are Boot's, so that breaker, limits and retries show among the metrics. */
@Configuration(proxyBeanMethods = false)
class PartnerConfiguration {

    private static final String PARTNER = "partner";
    /** Waiting for one's turn is no failure; the bounds on lanes and batches keep it short. */
    private static final Duration ANY_TIME = Duration.ofMinutes(10);

    /** Closing it would wait for calls that nobody waits for any more. */
    @Bean(destroyMethod = "shutdownNow")
    HttpClient partnerClient(PartnerProperties settings, SslBundles bundles) {
        var client = HttpClient.newBuilder()
                .version(version(settings))
                .connectTimeout(settings.transport().connectTimeout())
                .executor(Executors.newVirtualThreadPerTaskExecutor());
        var bundle = settings.transport().sslBundle();
        if (bundle != null && !bundle.isBlank()) {
            client.sslContext(bundles.getBundle(bundle).createSslContext());
        }
        return client.build();
    }

    private static HttpClient.Version version(PartnerProperties settings) {
        var isOffered = switch (settings.transport().http2()) {
            case ALWAYS -> true;
            case OVER_TLS -> "https".equals(settings.baseUrl().getScheme());
            case NEVER -> false;
        };
        return isOffered ? HttpClient.Version.HTTP_2 : HttpClient.Version.HTTP_1_1;
    }

    @Bean
    Care care(
            PartnerProperties settings,
            BulkheadRegistry bulkheads,
            RateLimiterRegistry rateLimiters,
            CircuitBreakerRegistry breakers,
            RetryRegistry retries) {
        return new Care(
                bulkheads.bulkhead(PARTNER, bulkhead(settings)),
                rateLimiters.rateLimiter(PARTNER, rateLimiter(settings)),
                breakers.circuitBreaker(PARTNER, breaker(settings)),
                retries.retry(PARTNER, retry(settings)));
    }

    private static BulkheadConfig bulkhead(PartnerProperties settings) {
        return BulkheadConfig.custom()
                .maxConcurrentCalls(settings.inFlight())
                .maxWaitDuration(ANY_TIME)
                .build();
    }

    private static RateLimiterConfig rateLimiter(PartnerProperties settings) {
        return RateLimiterConfig.custom()
                .limitRefreshPeriod(Duration.ofSeconds(1))
                .limitForPeriod(settings.ratePerSecond())
                .timeoutDuration(ANY_TIME)
                .build();
    }

    private static CircuitBreakerConfig breaker(PartnerProperties settings) {
        return CircuitBreakerConfig.custom()
                .slidingWindowType(SlidingWindowType.TIME_BASED)
                .slidingWindowSize(
                        Math.toIntExact(Math.max(1, settings.breakerWindow().toSeconds())))
                .minimumNumberOfCalls(settings.breakerMinimum())
                .failureRateThreshold(settings.breakerPercent())
                .waitDurationInOpenState(settings.breakerOpen())
                .permittedNumberOfCallsInHalfOpenState(1)
                .automaticTransitionFromOpenToHalfOpenEnabled(true)
                .build();
    }

    private static RetryConfig retry(PartnerProperties settings) {
        var pauses = IntervalFunction.ofExponentialRandomBackoff(settings.firstPause(), 2, 0.5);
        return RetryConfig.<Reply>custom()
                .maxAttempts(settings.attempts())
                .retryOnException(_ -> false)
                .retryOnResult(reply -> isWorthAnotherAttempt(reply, settings))
                .intervalBiFunction((attempt, outcome) -> Math.max(pauses.apply(attempt), askedFor(outcome)))
                .build();
    }

    private static boolean isWorthAnotherAttempt(Reply reply, PartnerProperties settings) {
        return Faults.meaning(reply) == Faults.Meaning.TRANSIENT
                && !(reply instanceof Reply.Answered answered
                        && answered.retryAfter() != null
                        && answered.retryAfter().compareTo(settings.longestPause()) > 0);
    }

    private static long askedFor(Either<Throwable, Reply> outcome) {
        return outcome.isRight() && outcome.get() instanceof Reply.Answered answered && answered.retryAfter() != null
                ? answered.retryAfter().toMillis()
                : 0;
    }
}
