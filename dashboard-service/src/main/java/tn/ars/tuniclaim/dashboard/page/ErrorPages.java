package tn.ars.tuniclaim.dashboard.page;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import tn.ars.tuniclaim.service.intake.Outages;

/** Whatever goes wrong over HTTP ends here: as a page for people, as problem details (RFC 9457) for all others. */
@Page
@RequestMapping("/error")
class ErrorPages implements ErrorController {

    private static final List<String> FOR_PROGRAMS = List.of("/bulletin-soin/", "/api/");

    /** PostgreSQL's class of states for values that are none. */
    private static final String DATA_EXCEPTION = "22";

    private static final List<HttpStatus> WITH_WORDS = List.of(
            HttpStatus.UNAUTHORIZED,
            HttpStatus.FORBIDDEN,
            HttpStatus.NOT_FOUND,
            HttpStatus.METHOD_NOT_ALLOWED,
            HttpStatus.UNSUPPORTED_MEDIA_TYPE,
            HttpStatus.TOO_MANY_REQUESTS,
            HttpStatus.INTERNAL_SERVER_ERROR,
            HttpStatus.SERVICE_UNAVAILABLE);

    @RequestMapping(produces = MediaType.TEXT_HTML_VALUE)
    Object page(HttpServletRequest request, @ModelAttribute("words") Words words) {
        var status = status(request);
        if (FOR_PROGRAMS.stream().anyMatch(path(request)::startsWith)) {
            return problem(request, words);
        }
        var page = new ModelAndView("error", status);
        page.addObject("status", status.value());
        page.addObject("code", code(status));
        return page;
    }

    @RequestMapping
    ResponseEntity<ProblemDetail> problem(HttpServletRequest request, @ModelAttribute("words") Words words) {
        var status = status(request);
        var problem = ProblemDetail.forStatusAndDetail(status, words.text(code(status) + ".text"));
        // Two slashes at the start would be read as the name of a host.
        problem.setInstance(URI.create(path(request).replaceFirst("^/+", "/")));
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private static HttpStatus status(HttpServletRequest request) {
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable failure) {
            if (Outages.isOutage(failure)) {
                return HttpStatus.SERVICE_UNAVAILABLE;
            }
            if (isNoValue(failure)) {
                return HttpStatus.BAD_REQUEST;
            }
        }
        return request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                ? Objects.requireNonNullElse(HttpStatus.resolve(code), HttpStatus.INTERNAL_SERVER_ERROR)
                : HttpStatus.NOT_FOUND;
    }

    /** Something that no column takes, such as a year beyond all calendars: it came with the request. */
    private static boolean isNoValue(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(20)
                .anyMatch(cause -> cause instanceof SQLException sql
                        && sql.getSQLState() != null
                        && sql.getSQLState().startsWith(DATA_EXCEPTION));
    }

    private static String path(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String path ? path : "/error";
    }

    private static String code(HttpStatus status) {
        return WITH_WORDS.contains(status) ? "error." + status.value() : "error.other";
    }
}
