package tn.ars.tuniclaim.dashboard.access;

import java.util.function.Supplier;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/** A path that the table of routes does not list is closed to all, and answered as if there were none. */
enum Unlisted implements AuthorizationManager<RequestAuthorizationContext>, AuthorizationResult {
    ROUTE;

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
