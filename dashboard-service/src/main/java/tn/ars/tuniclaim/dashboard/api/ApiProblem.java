package tn.ars.tuniclaim.dashboard.api;

import java.util.List;
import org.springframework.http.HttpStatus;

/** A call cannot be answered as it was asked. What is said names the field and what would be right, never the value found. */
final class ApiProblem extends RuntimeException {

    private final HttpStatus status;
    private final String field;
    private final String code;
    private final List<Object> parts;

    /** @param code of the text in the message files, without its prefix */
    ApiProblem(HttpStatus status, String field, String code, Object... parts) {
        super(field + ": " + code);
        this.status = status;
        this.field = field;
        this.code = code;
        this.parts = List.of(parts);
    }

    static ApiProblem invalid(String field, String code, Object... parts) {
        return new ApiProblem(HttpStatus.BAD_REQUEST, field, code, parts);
    }

    static ApiProblem unknown(String field) {
        return new ApiProblem(HttpStatus.NOT_FOUND, field, "unknown");
    }

    static ApiProblem conflict(String field, String code, Object... parts) {
        return new ApiProblem(HttpStatus.CONFLICT, field, code, parts);
    }

    HttpStatus status() {
        return status;
    }

    String field() {
        return field;
    }

    String code() {
        return code;
    }

    Object[] parts() {
        return parts.toArray();
    }
}
