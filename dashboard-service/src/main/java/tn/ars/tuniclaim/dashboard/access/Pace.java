package tn.ars.tuniclaim.dashboard.access;

import io.github.bucket4j.Bucket;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets no account call faster than is good for the others; strangers, who get nothing anyway, count as one. Thread-safe. */
class Pace extends OncePerRequestFilter {

    private static final int REMEMBERED = 10_000;

    private final PaceProperties settings;
    private final Map<String, Bucket> callers = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > REMEMBERED;
        }
    };

    Pace(PaceProperties settings) {
        this.settings = settings;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain next)
            throws ServletException, IOException {
        var account = SecurityContextHolder.getContext().getAuthentication();
        var call = bucketOf(account == null ? "" : account.getName()).tryConsumeAndReturnRemaining(1);
        if (call.isConsumed()) {
            next.doFilter(request, response);
        } else {
            var seconds = Duration.ofNanos(call.getNanosToWaitForRefill()).toSeconds() + 1;
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
            response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
        }
    }

    private Bucket bucketOf(String account) {
        synchronized (callers) {
            return callers.computeIfAbsent(account, _ -> newBucket());
        }
    }

    private Bucket newBucket() {
        return Bucket.builder()
                .addLimit(limit ->
                        limit.capacity(settings.burst()).refillGreedy(settings.callsPerSecond(), Duration.ofSeconds(1)))
                .build();
    }
}
