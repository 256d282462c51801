package tn.ars.tuniclaim.dashboard.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Why a request was turned away, where its status alone does not say what to do. Each has a text of its own, {@code error.NAME}. */
public enum Hint {
    /** Parameters that are no text. */
    ILLEGIBLE(HttpStatus.BAD_REQUEST),
    /** An address or a method that none of ours is like. */
    UNLIKE_OURS(HttpStatus.BAD_REQUEST),
    /** The page of another site let a browser send it. */
    OTHER_SITE(HttpStatus.FORBIDDEN),
    /** A form without the token of the session. */
    STALE_FORM(HttpStatus.FORBIDDEN),
    /** After too many wrong passwords. */
    CLOSED(HttpStatus.TOO_MANY_REQUESTS);

    private static final String ATTRIBUTE = Hint.class.getName();
    private static final String FIELD = ATTRIBUTE + ".field";

    private static final Pattern LIKE_OURS = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,39}");

    private final HttpStatus status;

    Hint(HttpStatus status) {
        this.status = status;
    }

    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        request.setAttribute(ATTRIBUTE, this);
        response.sendError(status.value());
    }

    /** Says which field or parameter has to be put right, if it is like one of ours. */
    public static void name(HttpServletRequest request, String field) {
        request.setAttribute(FIELD, isLikeOurs(field) ? field : null);
    }

    public static @Nullable Hint of(HttpServletRequest request) {
        return (Hint) request.getAttribute(ATTRIBUTE);
    }

    /** What has to be put right, where it can be named. */
    public static @Nullable String field(HttpServletRequest request) {
        return (String) request.getAttribute(FIELD);
    }

    /** Whether the name of a parameter may be one of ours: what else came is not said back. */
    public static boolean isLikeOurs(String name) {
        return LIKE_OURS.matcher(name).matches();
    }
}
