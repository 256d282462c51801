package tn.ars.tuniclaim.dashboard.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Why a request was turned away, where its status alone does not say what to do. Each has a text of its own, {@code error.NAME}. */
public enum Hint {
    /** Parameters that are no text. */
    ILLEGIBLE(HttpStatus.BAD_REQUEST),
    /** An address, a method or a header that none of ours is like. */
    UNLIKE_OURS(HttpStatus.BAD_REQUEST),
    /** The page of another site let a browser send it. */
    OTHER_SITE(HttpStatus.FORBIDDEN),
    /** A form without the token of the session. */
    STALE_FORM(HttpStatus.FORBIDDEN),
    /** After too many wrong passwords. */
    CLOSED(HttpStatus.TOO_MANY_REQUESTS);

    private static final String ATTRIBUTE = Hint.class.getName();

    private final HttpStatus status;

    Hint(HttpStatus status) {
        this.status = status;
    }

    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        request.setAttribute(ATTRIBUTE, this);
        response.sendError(status.value());
    }

    public static @Nullable Hint of(HttpServletRequest request) {
        return (Hint) request.getAttribute(ATTRIBUTE);
    }
}
