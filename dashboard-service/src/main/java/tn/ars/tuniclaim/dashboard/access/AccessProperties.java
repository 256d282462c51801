package tn.ars.tuniclaim.dashboard.access;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who is believed. Without an issuer, only the accounts file is.
 *
 * @param issuer of OpenID Connect; asked for the first time when somebody needs it
 * @param clientId as which people are sent there to sign in; null: they are not
 * @param audience that must be in the {@code aud} of a machine's bearer token; null: none is taken
 * @param nameClaim who it is; whoever comes without it is not let in
 * @param rolesClaim where the roles are, as a path with dots
 * @param roleOf ARS's role for each word of that claim that is not one itself
 * @param sessionTimeout how long a signed-in person may be idle; an open page, which asks again and again, is not
 * @param sessionLifetime after which a person has to sign in again, whatever is open
 */
@ConfigurationProperties("dashboard.access")
record AccessProperties(
        @Nullable URI issuer,
        @Nullable String clientId,
        @Nullable String clientSecret,
        @Nullable String audience,
        @DefaultValue("preferred_username") String nameClaim,
        @DefaultValue("roles") String rolesClaim,
        @DefaultValue Map<String, Role> roleOf,
        @DefaultValue("12h") Duration sessionTimeout,
        @DefaultValue("12h") Duration sessionLifetime) {

    AccessProperties {
        if (issuer == null && (clientId != null || audience != null)) {
            throw new IllegalArgumentException(
                    "dashboard.access.issuer must be set where dashboard.access.client-id or .audience is");
        }
        if (clientId != null && clientSecret == null) {
            throw new IllegalArgumentException("dashboard.access.client-secret must be set where .client-id is");
        }
    }

    /** The origin of the issuer, as browsers write it. */
    static String originOf(URI issuer) {
        return issuer.getScheme() + "://" + issuer.getRawAuthority();
    }

    /** Without the secret, wherever it is written. */
    @Override
    public String toString() {
        return "AccessProperties[issuer=" + issuer + ", clientId=" + clientId + ", audience=" + audience + "]";
    }
}
