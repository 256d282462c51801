package tn.ars.tuniclaim.dashboard.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.web.util.UriComponentsBuilder;
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

    /** This very page in another language or theme, or with another filter; what was turned on by pages does not matter there. */
    public String with(String name, @Nullable String value) {
        var address = UriComponentsBuilder.fromPath(path)
                .replaceQuery(query)
                .replaceQueryParam("lang")
                .replaceQueryParam("theme");
        return (value == null ? address.replaceQueryParam(name) : address.replaceQueryParam(name, "{value}"))
                .encode()
                .buildAndExpand(value == null ? new Object[0] : new Object[] {value})
                .toUriString();
    }

    /** Whether this page is that part of the site, or within it. */
    public boolean isAt(String part) {
        return part.equals("/") ? path.equals("/") : path.equals(part) || path.startsWith(part + "/");
    }
}
