package tn.ars.tuniclaim.dashboard.page;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import tn.ars.tuniclaim.service.intake.Outages;

/**
 * Answers failures that were foreseen, around everything that asks the database: the server would write a stack trace for each request,
 * for as long as the database is away. Those that nobody foresaw go on to the server, which does. Thread-safe.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 5)
class ForeseenFailures extends OncePerRequestFilter {

    private static final Logger log = LoggerFactory.getLogger(ForeseenFailures.class);

    private static final Duration QUIET = Duration.ofSeconds(30);
    private static final Duration TRY_AGAIN = Duration.ofSeconds(10);

    /** PostgreSQL's states for values that no column takes: a time beyond all calendars, a character or a text that is none. */
    private static final Set<String> NO_VALUE = Set.of("22007", "22008", "22021", "22P02", "22P05");

    private final Clock clock;
    private Instant told = Instant.EPOCH;
    private int unavailable;

    ForeseenFailures(Clock clock) {
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain next)
            throws ServletException, IOException {
        try {
            next.doFilter(request, response);
        } catch (ServletException | IOException | RuntimeException failure) {
            var status = response.isCommitted() ? null : status(failure);
            if (status == null) {
                throw failure;
            }
            if (status == HttpStatus.SERVICE_UNAVAILABLE) {
                response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(TRY_AGAIN.toSeconds()));
                tell(failure);
            }
            response.sendError(status.value());
        }
    }

    /** Null: nobody foresaw it. */
    private static @Nullable HttpStatus status(Throwable failure) {
        if (Outages.isOutage(failure)) {
            return HttpStatus.SERVICE_UNAVAILABLE;
        }
        return isNoValue(failure) ? HttpStatus.BAD_REQUEST : null;
    }

    /** Something that no column takes, such as a year beyond all calendars: it came with the request. */
    private static boolean isNoValue(Throwable failure) {
        return Outages.causes(failure)
                .anyMatch(cause -> cause instanceof SQLException sql
                        && sql.getSQLState() != null
                        && NO_VALUE.contains(sql.getSQLState()));
    }

    /** Once in a while, for all requests since; with the trace, since what is taken for an outage may be something else. */
    private synchronized void tell(Throwable failure) {
        unavailable++;
        var now = clock.instant();
        if (now.isBefore(told.plus(QUIET))) {
            return;
        }
        log.atWarn()
                .addKeyValue("requests", unavailable)
                .setCause(failure)
                .log("what is needed to answer does not: requests are told to come again");
        told = now;
        unavailable = 0;
    }
}
