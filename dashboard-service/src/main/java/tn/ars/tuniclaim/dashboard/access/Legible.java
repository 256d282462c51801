package tn.ars.tuniclaim.dashboard.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Sends back what cannot be read as parameters before anything looks at it: the failure would quote it in the log. No page tells
 * of it, since that would look at it again. It comes after the filter that knows the charset of forms.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class Legible extends OncePerRequestFilter {

    private static final String PROBLEM =
            "{\"status\":400,\"title\":\"Bad Request\",\"detail\":\"parameters : well-formed, percent-encoded UTF-8\"}";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain next)
            throws ServletException, IOException {
        if (isLegible(request)) {
            next.doFilter(request, response);
        } else {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.getWriter().write(PROBLEM);
        }
    }

    private static boolean isLegible(HttpServletRequest request) {
        try {
            return request.getParameterMap() != null;
        } catch (InvalidParameterException illegible) {
            return false;
        }
    }
}
