package tn.ars.tuniclaim.dashboard.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import java.util.Set;
import org.springframework.web.cors.CorsUtils;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * A browser that keeps a password for us would send it along with whatever the page of a stranger asks of us; the page of another
 * host beside ours is one, too. Browsers say so in {@code Sec-Fetch-Site}; those that do not say it still name the page's origin
 * with all that changes something.
 */
class OwnSite extends OncePerRequestFilter {

    private static final Set<String> FOREIGN = Set.of("cross-site", "same-site");
    private static final Set<String> READS = Set.of("GET", "HEAD");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain next)
            throws ServletException, IOException {
        if (FOREIGN.contains(Objects.requireNonNullElse(request.getHeader("Sec-Fetch-Site"), ""))
                || (isWrite(request) && isOfAnotherOrigin(request))) {
            Hint.OTHER_SITE.answer(request, response);
        } else {
            next.doFilter(request, response);
        }
    }

    private static boolean isWrite(HttpServletRequest request) {
        return !READS.contains(request.getMethod());
    }

    private static boolean isOfAnotherOrigin(HttpServletRequest request) {
        try {
            return CorsUtils.isCorsRequest(request);
        } catch (IllegalArgumentException unreadable) {
            return true;
        }
    }
}
