package tn.ars.tuniclaim.dashboard.access;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Sends back parameters that are no text, before anything looks at them: some cannot be read, which a log would quote, others have
 * characters in them that nobody types and no column takes. What tells of it looks at none. It comes after the filter that knows the
 * charset of forms.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class Legible extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain next)
            throws ServletException, IOException {
        var refusal = refusal(request);
        if (refusal == null) {
            next.doFilter(request, response);
        } else if (request.getDispatcherType() == DispatcherType.ERROR) {
            next.doFilter(new WithoutParameters(request), response);
        } else {
            refusal.answer(request, response);
        }
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    /** Null where all of them are text. */
    private static @Nullable Answer refusal(HttpServletRequest request) {
        try {
            return request.getParameterMap().entrySet().stream()
                    .filter(parameter -> Stream.concat(
                                    Stream.of(parameter.getKey()), Arrays.stream(parameter.getValue()))
                            .anyMatch(Legible::isNoText))
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .map(Legible::noText)
                    .orElse(null);
        } catch (InvalidParameterException unreadable) {
            var isMalformed = unreadable.getCause() instanceof IOException
                    && unreadable.getErrorCode() == HttpServletResponse.SC_BAD_REQUEST;
            return isMalformed
                    ? Hint.ILLEGIBLE::answer
                    : (_, response) -> response.sendError(unreadable.getErrorCode());
        }
    }

    private static Answer noText(String name) {
        return (request, response) -> {
            WrongField.say(request, name);
            Hint.ILLEGIBLE.answer(request, response);
        };
    }

    /** A tab comes along with what is copied from a spreadsheet, and does no harm. */
    private static boolean isNoText(String typed) {
        return typed.codePoints().anyMatch(character -> character != '\t' && Character.isISOControl(character));
    }

    private interface Answer {
        void answer(HttpServletRequest request, HttpServletResponse response) throws IOException;
    }

    private static final class WithoutParameters extends HttpServletRequestWrapper {

        WithoutParameters(HttpServletRequest request) {
            super(request);
        }

        @Override
        public @Nullable String getParameter(String name) {
            return null;
        }

        @Override
        public String @Nullable [] getParameterValues(String name) {
            return null;
        }

        @Override
        public Enumeration<String> getParameterNames() {
            return Collections.emptyEnumeration();
        }

        @Override
        public Map<String, String[]> getParameterMap() {
            return Map.of();
        }
    }
}
