package tn.ars.tuniclaim.dashboard.access;

import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;

/** Who signed in at the issuer, and what that person may do. */
class Persons extends OidcUserService {

    private final Claims claims;

    Persons(Claims claims) {
        this.claims = claims;
    }

    @Override
    public OidcUser loadUser(OidcUserRequest request) {
        var person = super.loadUser(request);
        if (claims.name(person).isEmpty()) {
            throw new OAuth2AuthenticationException(Disbelief.NAMELESS);
        }
        return new DefaultOidcUser(
                claims.rights(person), person.getIdToken(), person.getUserInfo(), claims.nameClaim());
    }

    /** Otherwise the next one at this browser would be signed in without being asked. */
    static LogoutSuccessHandler signedOutThereToo(ClientRegistrationRepository clients) {
        var handler = new OidcClientInitiatedLogoutSuccessHandler(clients);
        handler.setPostLogoutRedirectUri("{baseUrl}/login?logout");
        handler.setDefaultTargetUrl("/login?logout");
        return handler;
    }
}
