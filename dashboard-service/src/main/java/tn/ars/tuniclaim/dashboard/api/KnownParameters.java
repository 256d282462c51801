package tn.ars.tuniclaim.dashboard.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import tn.ars.tuniclaim.dashboard.access.WrongField;

/** Refuses what a call does not know: passed over, a filter with a slip of the pen in its name would select everything. */
class KnownParameters implements HandlerInterceptor {

    /** The language of problems; every address takes it. */
    private static final String LANGUAGE = "lang";

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        // Of a form the body is taken for parameters; that no call takes one is said by who reads bodies.
        if (handler instanceof HandlerMethod call && !isForm(request)) {
            var known = names(call);
            request.getParameterMap().keySet().stream()
                    .filter(name -> !known.contains(name) && !name.equals(LANGUAGE))
                    .findFirst()
                    .ifPresent(name -> {
                        throw unknown(name, known);
                    });
        }
        return true;
    }

    private static boolean isForm(HttpServletRequest request) {
        var type = request.getContentType();
        return HttpMethod.POST.matches(request.getMethod())
                && type != null
                && type.startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE);
    }

    private static ApiProblem unknown(String name, List<String> known) {
        var field = WrongField.isLikeOurs(name) ? name : "parameter";
        return known.isEmpty()
                ? ApiProblem.invalid(field, "no_parameters")
                : ApiProblem.invalid(field, "not_known", String.join(", ", known));
    }

    private static List<String> names(HandlerMethod call) {
        return Arrays.stream(call.getMethodParameters())
                .filter(parameter -> parameter.hasParameterAnnotation(RequestParam.class))
                .map(KnownParameters::name)
                .toList();
    }

    private static String name(MethodParameter parameter) {
        var given = Objects.requireNonNull(parameter.getParameterAnnotation(RequestParam.class))
                .name();
        return given.isEmpty() ? parameter.getParameter().getName() : given;
    }
}
