package tn.ars.tuniclaim.pusher.partner;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.retry.Retry;

/** What keeps us from doing the partner harm. */
record Care(Bulkhead bulkhead, RateLimiter rateLimiter, CircuitBreaker breaker, Retry retry) {}
