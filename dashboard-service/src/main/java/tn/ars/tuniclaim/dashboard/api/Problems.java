package tn.ars.tuniclaim.dashboard.api;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
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
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import tn.ars.tuniclaim.dashboard.access.WrongField;
import tn.ars.tuniclaim.service.intake.Outages;
import tn.ars.tuniclaim.service.publish.NotPublished;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.PropertyBindingException;
import tools.jackson.databind.exc.ValueInstantiationException;

/** Says what is wrong with a call in problem details (RFC 9457) that name the field. */
@RestControllerAdvice(basePackageClasses = Problems.class)
class Problems {

    private static final String BODY = "body";

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
            case PropertyBindingException unknown -> unknownField(unknown, locale);
            case MismatchedInputException wrong
            when !wrong.getPath().isEmpty() ->
                answer(HttpStatus.BAD_REQUEST, place(wrong.getPath()), expected(locale, wrong.getTargetType()));
            case InputCoercionException wrong ->
                answer(HttpStatus.BAD_REQUEST, place(wrong.getPath()), expected(locale, wrong.getTargetType()));
            case ValueInstantiationException refused ->
                answer(
                        HttpStatus.BAD_REQUEST,
                        place(refused.getPath()),
                        refusal(locale, refused.getType().getRawClass()));
            case null, default -> answer(HttpStatus.BAD_REQUEST, BODY, text(locale, "json"));
        };
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> notJson(HttpMediaTypeNotSupportedException other, Locale locale) {
        return answer(HttpStatus.UNSUPPORTED_MEDIA_TYPE, HttpHeaders.CONTENT_TYPE, text(locale, "media_type"));
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

    /** Named where it is like one of ours; of any other the place alone is told, since its name is the caller's. */
    private ResponseEntity<ProblemDetail> unknownField(PropertyBindingException unknown, Locale locale) {
        var path = unknown.getPath();
        var isNamed = WrongField.isLikeOurs(unknown.getPropertyName());
        var place = place(isNamed ? path : path.subList(0, path.size() - 1));
        var known = unknown.getKnownPropertyIds().stream().map(String::valueOf).collect(Collectors.joining(", "));
        if (known.isEmpty()) {
            return answer(HttpStatus.BAD_REQUEST, place, text(locale, "no_fields"));
        }
        return answer(HttpStatus.BAD_REQUEST, place, text(locale, isNamed ? "not_known" : "no_such_field", known));
    }

    /** As {@code routes.recipients[0].address}. */
    private static String place(List<JacksonException.Reference> path) {
        var place = new StringBuilder();
        for (var step : path) {
            var name = step.getPropertyName();
            if (name == null) {
                place.append('[').append(step.getIndex()).append(']');
            } else {
                place.append(place.isEmpty() ? "" : ".").append(name);
            }
        }
        return place.isEmpty() ? BODY : place.toString();
    }

    /** What the values of an object have to be together. */
    private String refusal(Locale locale, Class<?> type) {
        return Objects.requireNonNull(
                messages.getMessage("api.refused." + type.getSimpleName(), null, text(locale, "other_kind"), locale));
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
        if (type.isRecord()) {
            return text(locale, "object");
        }
        return switch (type.getSimpleName()) {
            case "UUID" -> text(locale, "uuid");
            case "Instant" -> text(locale, "instant");
            case "int", "long", "Integer", "Long" -> text(locale, "whole_number");
            case "boolean", "Boolean" -> text(locale, "one_of", "true, false");
            case "String" -> text(locale, "text");
            default -> text(locale, Collection.class.isAssignableFrom(type) ? "list" : "other_kind");
        };
    }

    private String text(Locale locale, String code, Object... parts) {
        return messages.getMessage("api." + code, parts, locale);
    }
}
