package tn.ars.tuniclaim.dashboard.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import tn.ars.tuniclaim.dashboard.access.TurnedAway.With;

/** Whoever was not believed may try again. */
record BackToSignIn(ApplicationEventPublisher events) implements AuthenticationFailureHandler {

    private static final Logger log = LoggerFactory.getLogger(BackToSignIn.class);

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        var page = switch (failure) {
            case OAuth2AuthenticationException elsewhere -> {
                tell(request, elsewhere);
                yield "elsewhere";
            }
            default -> Closed.by(failure) == null ? "error" : "locked";
        };
        response.sendRedirect(request.getContextPath() + "/login?" + page);
    }

    /** Its own words may be those of whoever sent it. */
    private void tell(HttpServletRequest request, OAuth2AuthenticationException failure) {
        var why = Disbelief.of(failure);
        log.atWarn().addKeyValue("why", why).log("a sign-in at the issuer did not come to its end");
        events.publishEvent(TurnedAway.stranger(With.SIGN_IN, why, request));
    }
}
