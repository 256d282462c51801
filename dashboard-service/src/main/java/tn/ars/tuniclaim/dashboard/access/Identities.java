package tn.ars.tuniclaim.dashboard.access;

import java.security.Principal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/** Tells people apart by what they cannot choose: names may be changed at an issuer, subjects may not. */
final class Identities {

    private Identities() {}

    static String of(Principal principal) {
        return switch (principal) {
            case JwtAuthenticationToken machine ->
                ofIssuer(
                        machine.getToken().getClaimAsString(JwtClaimNames.ISS),
                        machine.getToken().getSubject());
            case OAuth2AuthenticationToken person
            when person.getPrincipal() instanceof OidcUser known ->
                ofIssuer(known.getIdToken().getClaimAsString(JwtClaimNames.ISS), known.getSubject());
            default -> ofFile(principal.getName());
        };
    }

    /** Accounts of the file are found in any case. */
    static String ofFile(String account) {
        return "file|" + account.toLowerCase(Locale.ROOT);
    }

    private static String ofIssuer(@Nullable String issuer, @Nullable String subject) {
        return issuer + "|" + subject;
    }
}
