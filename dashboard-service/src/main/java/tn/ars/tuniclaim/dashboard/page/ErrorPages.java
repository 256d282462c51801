package tn.ars.tuniclaim.dashboard.page;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.ModelAndView;
import tn.ars.tuniclaim.dashboard.access.Hint;
import tn.ars.tuniclaim.dashboard.access.WrongField;

/** Whatever goes wrong over HTTP ends here: as a page for people, as problem details (RFC 9457) for all others. */
@Page
@RequestMapping("/error")
class ErrorPages implements ErrorController {

    private static final List<String> FOR_PROGRAMS = List.of("/bulletin-soin/", "/api/");

    private static final List<HttpStatus> WITH_WORDS = List.of(
            HttpStatus.BAD_REQUEST,
            HttpStatus.UNAUTHORIZED,
            HttpStatus.FORBIDDEN,
            HttpStatus.NOT_FOUND,
            HttpStatus.METHOD_NOT_ALLOWED,
            HttpStatus.NOT_ACCEPTABLE,
            HttpStatus.CONTENT_TOO_LARGE,
            HttpStatus.UNSUPPORTED_MEDIA_TYPE,
            HttpStatus.TOO_MANY_REQUESTS,
            HttpStatus.INTERNAL_SERVER_ERROR,
            HttpStatus.SERVICE_UNAVAILABLE);

    @RequestMapping(produces = MediaType.TEXT_HTML_VALUE)
    Object page(HttpServletRequest request, @ModelAttribute(name = "words", binding = false) Words words) {
        var status = status(request);
        if (isForPrograms(path(request))) {
            return problem(request, words);
        }
        var page = new ModelAndView("error", status);
        page.addObject("status", status.value());
        page.addObject("code", code(request, status));
        page.addObject("field", field(request));
        return page;
    }

    @RequestMapping
    ResponseEntity<ProblemDetail> problem(
            HttpServletRequest request, @ModelAttribute(name = "words", binding = false) Words words) {
        var status = status(request);
        var field = field(request);
        var text = words.text(code(request, status) + ".text");
        var problem = ProblemDetail.forStatusAndDetail(status, field == null ? text : field + " : " + text);
        if (field != null) {
            problem.setProperty("field", field);
        }
        // Two slashes at the start would be read as the name of a host.
        problem.setInstance(URI.create(path(request).replaceFirst("^/+", "/")));
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    static boolean isForPrograms(String path) {
        return FOR_PROGRAMS.stream().anyMatch(path::startsWith);
    }

    private static HttpStatus status(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                ? Objects.requireNonNullElse(HttpStatus.resolve(code), HttpStatus.INTERNAL_SERVER_ERROR)
                : HttpStatus.NOT_FOUND;
    }

    private static String path(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String path ? path : "/error";
    }

    /** What has to be put right, where it is known. */
    private static @Nullable String field(HttpServletRequest request) {
        return switch (request.getAttribute(DispatcherServlet.EXCEPTION_ATTRIBUTE)) {
            case MissingServletRequestParameterException missing -> missing.getParameterName();
            case MethodArgumentTypeMismatchException wrong -> wrong.getName();
            case null, default -> WrongField.of(request);
        };
    }

    private static String code(HttpServletRequest request, HttpStatus status) {
        var hint = Hint.of(request);
        if (hint != null) {
            return "error." + hint;
        }
        return code(status);
    }

    static String code(@Nullable HttpStatus status) {
        return status != null && WITH_WORDS.contains(status) ? "error." + status.value() : "error.other";
    }
}
