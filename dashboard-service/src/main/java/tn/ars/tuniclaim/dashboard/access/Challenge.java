package tn.ars.tuniclaim.dashboard.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import tn.ars.tuniclaim.dashboard.access.TurnedAway.With;

/** Asks a caller who it is, in the ways that are believed; of a token that is not, nothing is told but that. */
record Challenge(boolean takesTokens, ApplicationEventPublisher events) implements AuthenticationEntryPoint {

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException stranger)
            throws IOException {
        var closed = Closed.by(stranger);
        if (closed != null) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(closed.seconds()));
            Hint.CLOSED.answer(request, response);
            return;
        }
        if (stranger instanceof OAuth2AuthenticationException refused) {
            events.publishEvent(TurnedAway.stranger(With.TOKEN, Disbelief.of(refused), request));
        }
        response.addHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"MY TUNICLAIM\"");
        if (takesTokens) {
            var isWrong = stranger instanceof OAuth2AuthenticationException;
            response.addHeader(HttpHeaders.WWW_AUTHENTICATE, isWrong ? "Bearer error=\"invalid_token\"" : "Bearer");
        }
        response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
    }
}
