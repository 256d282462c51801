package tn.ars.tuniclaim.dashboard.access;

import java.text.ParseException;
import java.util.stream.Stream;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.security.oauth2.server.resource.BearerTokenError;
import tn.ars.tuniclaim.dashboard.access.TurnedAway.Why;

/** Tells why a token or a sign-in was not believed, from the failures of those who looked at it. */
final class Disbelief {

    /** The issuer vouches for somebody, but does not say who it is. */
    static final String NAMELESS = "name_claim_missing";

    private static final String NOT_ASKED_FOR = "authorization_request_not_found";

    private Disbelief() {}

    static Why of(OAuth2AuthenticationException failure) {
        return switch (failure.getError().getErrorCode()) {
            case NAMELESS -> Why.NAMELESS;
            case NOT_ASKED_FOR -> Why.NOT_ASKED_FOR;
            case OAuth2ErrorCodes.ACCESS_DENIED -> Why.DENIED_THERE;
            default -> failure.getCause() == null ? ofItself(failure) : of(failure.getCause());
        };
    }

    /** What does not even look like a token is refused before anybody looks into it. */
    private static Why ofItself(OAuth2AuthenticationException failure) {
        return failure.getError() instanceof BearerTokenError ? Why.UNREADABLE : Why.OTHER;
    }

    private static Why of(Throwable cause) {
        return switch (cause) {
            case JwtValidationException invalid ->
                invalid.getErrors().stream()
                        .map(Disbelief::ofClaim)
                        .filter(why -> why != Why.OTHER)
                        .findFirst()
                        .orElse(Why.OTHER);
            case BadJwtException bad -> isGarbled(bad) ? Why.UNREADABLE : Why.FORGED;
            default -> Why.OTHER;
        };
    }

    /** The validators tell their errors apart by their texts alone. */
    private static Why ofClaim(OAuth2Error error) {
        var text = String.valueOf(error.getDescription());
        if (text.startsWith("Jwt expired")) {
            return Why.EXPIRED;
        }
        if (text.startsWith("Jwt used before")) {
            return Why.EARLY;
        }
        if (text.contains("iss claim")) {
            return Why.OTHER_ISSUER;
        }
        return text.contains("aud claim") ? Why.OTHER_AUDIENCE : Why.OTHER;
    }

    private static boolean isGarbled(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(10)
                .anyMatch(ParseException.class::isInstance);
    }
}
