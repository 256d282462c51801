package tn.ars.tuniclaim.dashboard.api;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.TransactionException;
import org.springframework.validation.FieldError;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import tn.ars.tuniclaim.service.intake.Outages;
import tn.ars.tuniclaim.service.publish.NotPublished;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;

/** Says what is wrong with a call in problem details (RFC 9457) that name the field. */
@RestControllerAdvice(basePackageClasses = Problems.class)
class Problems {

    private final MessageSource messages;

    Problems(MessageSource messages) {
        this.messages = messages;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> problem(ApiProblem problem, Locale locale) {
        return answer(problem.status(), problem.field(), text(locale, problem.code(), problem.parts()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> wrongParameter(MethodArgumentTypeMismatchException wrong, Locale locale) {
        return answer(HttpStatus.BAD_REQUEST, wrong.getName(), expected(locale, wrong.getRequiredType()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> missingParameter(MissingServletRequestParameterException missing, Locale locale) {
        return answer(HttpStatus.BAD_REQUEST, missing.getParameterName(), text(locale, "missing"));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> wrongParameter(HandlerMethodValidationException wrong) {
        var first = wrong.getParameterValidationResults().getFirst();
        return answer(
                HttpStatus.BAD_REQUEST,
                Objects.requireNonNullElse(first.getMethodParameter().getParameterName(), "parameter"),
                first.getResolvableErrors().getFirst().getDefaultMessage());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> wrongField(MethodArgumentNotValidException wrong) {
        var first = wrong.getFieldErrors().stream()
                .min(Comparator.comparing(FieldError::getField))
                .orElseThrow();
        return answer(HttpStatus.BAD_REQUEST, first.getField(), first.getDefaultMessage());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unreadable(HttpMessageNotReadableException unreadable, Locale locale) {
        return switch (unreadable.getCause()) {
            case UnrecognizedPropertyException unknown ->
                answer(HttpStatus.BAD_REQUEST, place(unknown, true), text(locale, "no_such_field"));
            case InvalidFormatException wrong ->
                answer(HttpStatus.BAD_REQUEST, place(wrong, false), expected(locale, wrong.getTargetType()));
            case ValueInstantiationException refused
            when refused.getCause() instanceof IllegalArgumentException why ->
                answer(HttpStatus.BAD_REQUEST, place(refused, false), why.getMessage());
            case DatabindException wrong ->
                answer(HttpStatus.BAD_REQUEST, place(wrong, false), text(locale, "other_kind"));
            case null, default -> answer(HttpStatus.BAD_REQUEST, "body", text(locale, "json"));
        };
    }

    @ExceptionHandler({
        NotPublished.class,
        RetriableException.class,
        DataAccessException.class,
        TransactionException.class
    })
    ResponseEntity<ProblemDetail> away(RuntimeException failure, Locale locale) {
        if (!Outages.isOutage(failure)) {
            throw failure;
        }
        var problem = ProblemDetail.forStatusAndDetail(
                HttpStatus.SERVICE_UNAVAILABLE,
                text(
                        locale,
                        failure instanceof NotPublished || failure instanceof RetriableException
                                ? "kafka_away"
                                : "database_away"));
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, "10")
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private static ResponseEntity<ProblemDetail> answer(HttpStatus status, String field, @Nullable String whatIsRight) {
        var problem = ProblemDetail.forStatusAndDetail(status, field + " : " + whatIsRight);
        problem.setProperty("field", field);
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    /** As {@code selection.kind}; of a field that we do not have, the name of what it stands in: its own is the caller's. */
    private static String place(DatabindException wrong, boolean isUnknown) {
        var path = wrong.getPath();
        var known = isUnknown ? path.subList(0, path.size() - 1) : path;
        var place = known.stream()
                .map(step -> Objects.requireNonNullElse(step.getPropertyName(), "[]"))
                .collect(Collectors.joining("."));
        return place.isEmpty() ? "body" : place;
    }

    private String expected(Locale locale, @Nullable Class<?> type) {
        if (type == null) {
            return text(locale, "other_kind");
        }
        if (type.isEnum()) {
            return text(
                    locale,
                    "one_of",
                    Arrays.stream(type.getEnumConstants()).map(String::valueOf).collect(Collectors.joining(", ")));
        }
        return switch (type.getSimpleName()) {
            case "UUID" -> text(locale, "uuid");
            case "Instant" -> text(locale, "instant");
            case "int", "long", "Integer", "Long" -> text(locale, "whole_number");
            case "boolean", "Boolean" -> text(locale, "one_of", "true, false");
            default -> text(locale, "other_kind");
        };
    }

    private String text(Locale locale, String code, Object... parts) {
        return messages.getMessage("api." + code, parts, locale);
    }
}
