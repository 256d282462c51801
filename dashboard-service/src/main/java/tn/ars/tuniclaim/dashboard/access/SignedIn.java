package tn.ars.tuniclaim.dashboard.access;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;

/** Lets the session of somebody known last longer than those of strangers, which are soon forgotten. */
class SignedIn extends SavedRequestAwareAuthenticationSuccessHandler {

    private final Duration timeout;

    SignedIn(AccessProperties settings) {
        this.timeout = settings.sessionTimeout();
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication account)
            throws ServletException, IOException {
        request.getSession().setMaxInactiveInterval(Math.toIntExact(timeout.toSeconds()));
        super.onAuthenticationSuccess(request, response, account);
    }
}
