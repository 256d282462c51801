package tn.ars.tuniclaim.dashboard.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import tn.ars.tuniclaim.dashboard.access.TurnedAway.Why;
import tn.ars.tuniclaim.dashboard.access.TurnedAway.With;

/** Says no to those who are known, and sends back to the sign-in those whose page outlived their session. */
record Refusals(ApplicationEventPublisher events) implements AccessDeniedHandler {

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException {
        if (denied instanceof CsrfException && isStranger()) {
            response.sendRedirect(request.getContextPath() + "/login?expired");
        } else if (denied instanceof CsrfException) {
            Hint.STALE_FORM.answer(request, response);
        } else if (denied instanceof AuthorizationDeniedException refused
                && refused.getAuthorizationResult() instanceof Unlisted(var allowed)) {
            unlisted(response, allowed);
        } else {
            tellOfRoleless(request);
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        }
    }

    /** The issuer vouches for this machine, but gave it no role that is known here. */
    private void tellOfRoleless(HttpServletRequest request) {
        if (request.getUserPrincipal() instanceof JwtAuthenticationToken machine
                && Arrays.stream(Right.values()).noneMatch(right -> right.isHeldBy(machine))) {
            events.publishEvent(new TurnedAway(With.TOKEN, Why.ROLELESS, machine.getName(), request));
        }
    }

    private static void unlisted(HttpServletResponse response, String allowed) throws IOException {
        if (allowed.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else {
            response.setHeader(HttpHeaders.ALLOW, allowed);
            response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
        }
    }

    /** Forms are looked at before strangers are given a name, so that they have none yet. */
    private static boolean isStranger() {
        return SecurityContextHolder.getContext().getAuthentication() == null;
    }
}
