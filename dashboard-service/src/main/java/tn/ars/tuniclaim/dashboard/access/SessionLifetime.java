package tn.ars.tuniclaim.dashboard.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.web.filter.OncePerRequestFilter;

/** Ends sessions that are too old: one whose page is open is never idle. A session begins anew when somebody signs in. */
class SessionLifetime extends OncePerRequestFilter {

    private final Duration longest;
    private final InstantSource clock;

    SessionLifetime(AccessProperties settings, InstantSource clock) {
        this.longest = settings.sessionLifetime();
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain next)
            throws ServletException, IOException {
        var session = request.getSession(false);
        if (session != null
                && !clock.instant()
                        .isBefore(
                                Instant.ofEpochMilli(session.getCreationTime()).plus(longest))) {
            session.invalidate();
        }
        next.doFilter(request, response);
    }
}
