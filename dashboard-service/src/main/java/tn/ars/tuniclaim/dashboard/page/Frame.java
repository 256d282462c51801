package tn.ars.tuniclaim.dashboard.page;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.web.util.UriUtils;
import tn.ars.tuniclaim.dashboard.access.Right;

/**
 * What is around every page: where it is, and who looks at it.
 *
 * @param account null for strangers
 * @param theme {@code light} or {@code dark} where somebody has chosen; null: as the device has it
 */
public record Frame(
        String path,
        @Nullable String query,
        @Nullable String account,
        Set<Right> rights,
        @Nullable String theme) {

    static Frame of(HttpServletRequest request, @Nullable Authentication account, @Nullable String theme) {
        var rights = EnumSet.noneOf(Right.class);
        if (account != null) {
            for (var right : Right.values()) {
                if (right.isHeldBy(account)) {
                    rights.add(right);
                }
            }
        }
        // What went wrong is told at the address of what was asked for, but is nothing to come back to.
        var isError = request.getRequestURI().equals("/error");
        var query = isError || !request.getMethod().equals("GET") ? null : request.getQueryString();
        return new Frame(
                isError ? "/" : request.getRequestURI(),
                query,
                account == null ? null : account.getName(),
                rights,
                theme);
    }

    /** What can be chosen next. As the device has it, the page's style shows the one that it has not. */
    public List<String> themes() {
        return switch (theme) {
            case "dark" -> List.of("light");
            case "light" -> List.of("auto");
            case null, default -> List.of("dark", "light");
        };
    }

    public boolean may(String right) {
        return rights.contains(Right.valueOf(right));
    }

    public boolean mayViewContent() {
        return rights.contains(Right.VIEW_CONTENT);
    }

    /** This very page, with its filters. */
    public String self() {
        return with("lang", null);
    }

    /** This very page in another language or theme, or with another filter. */
    public String with(String name, @Nullable String value) {
        var gone = List.of("lang", "theme", name);
        var kept = Stream.ofNullable(query)
                .flatMap(all -> Arrays.stream(all.split("&", -1)))
                .filter(one -> !one.isEmpty() && !gone.contains(one.split("=", 2)[0]));
        var added = Stream.ofNullable(value).map(one -> name + "=" + UriUtils.encode(one, StandardCharsets.UTF_8));
        var next = Stream.concat(kept, added).collect(Collectors.joining("&"));
        return next.isEmpty() ? path : path + "?" + next;
    }

    /** Whether this page is that part of the site, or within it. */
    public boolean isAt(String part) {
        return part.equals("/") ? path.equals("/") : path.equals(part) || path.startsWith(part + "/");
    }
}
