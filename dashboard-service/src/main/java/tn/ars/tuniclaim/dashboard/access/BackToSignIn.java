package tn.ars.tuniclaim.dashboard.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/** Whoever was not believed may try again. */
class BackToSignIn implements AuthenticationFailureHandler {

    private static final Logger log = LoggerFactory.getLogger(BackToSignIn.class);

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        response.sendRedirect(request.getContextPath() + "/login?" + why(failure));
    }

    private static String why(AuthenticationException failure) {
        return switch (failure) {
            case LockedException _ -> "locked";
            case OAuth2AuthenticationException elsewhere -> {
                log.atWarn()
                        .addKeyValue("error", elsewhere.getError().getErrorCode())
                        .log("a sign-in at the issuer did not come to its end");
                yield "elsewhere";
            }
            default -> "error";
        };
    }
}
