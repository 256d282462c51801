package tn.ars.tuniclaim.dashboard.access;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/**
 * What the table of routes does not list is closed to all, and answered as if there were none.
 *
 * @param allowed the methods of the path, separated by commas; empty where the path itself is not listed
 */
record Unlisted(String allowed) implements AuthorizationManager<RequestAuthorizationContext>, AuthorizationResult {

    static final Unlisted PATH = new Unlisted("");

    static Unlisted method(List<HttpMethod> listed) {
        return new Unlisted(listed.stream().map(HttpMethod::name).collect(Collectors.joining(", ")));
    }

    @Override
    public AuthorizationResult authorize(
            Supplier<? extends Authentication> account, RequestAuthorizationContext request) {
        return this;
    }

    @Override
    public boolean isGranted() {
        return false;
    }
}
