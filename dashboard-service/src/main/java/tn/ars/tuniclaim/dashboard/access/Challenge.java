package tn.ars.tuniclaim.dashboard.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.web.AuthenticationEntryPoint;

/** Asks a caller who it is, in the ways that are believed; of a token that is not, nothing is told but that. */
record Challenge(boolean takesTokens) implements AuthenticationEntryPoint {

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException stranger)
            throws IOException {
        response.addHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"MY TUNICLAIM\"");
        if (takesTokens) {
            var isWrong = stranger instanceof InvalidBearerTokenException;
            response.addHeader(HttpHeaders.WWW_AUTHENTICATE, isWrong ? "Bearer error=\"invalid_token\"" : "Bearer");
        }
        response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
    }
}
