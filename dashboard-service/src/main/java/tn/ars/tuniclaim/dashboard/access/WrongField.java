package tn.ars.tuniclaim.dashboard.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The field or parameter of a request that has to be put right, where it can be named: what is no name of ours is not said back. */
public final class WrongField {

    private static final String ATTRIBUTE = WrongField.class.getName();

    private static final Pattern LIKE_OURS = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,39}");

    private WrongField() {}

    public static void say(HttpServletRequest request, String name) {
        request.setAttribute(ATTRIBUTE, isLikeOurs(name) ? name : null);
    }

    public static @Nullable String of(HttpServletRequest request) {
        return (String) request.getAttribute(ATTRIBUTE);
    }

    public static boolean isLikeOurs(String name) {
        return LIKE_OURS.matcher(name).matches();
    }
}
