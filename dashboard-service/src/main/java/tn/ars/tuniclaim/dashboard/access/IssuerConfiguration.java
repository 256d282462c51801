package tn.ars.tuniclaim.dashboard.access;

import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;

/** Believes an issuer where one is set. It is asked when first needed, so that this service starts while it is away. */
@Configuration(proxyBeanMethods = false)
class IssuerConfiguration {

    @Bean
    @ConditionalOnProperty("dashboard.access.client-id")
    ClientRegistrationRepository clients(AccessProperties settings) {
        return new SupplierClientRegistrationRepository(
                () -> new InMemoryClientRegistrationRepository(client(settings)));
    }

    @Bean
    @ConditionalOnProperty("dashboard.access.audience")
    JwtDecoder tokens(AccessProperties settings) {
        return new SupplierJwtDecoder(() -> decoder(issuer(settings), Objects.requireNonNull(settings.audience())));
    }

    private static ClientRegistration client(AccessProperties settings) {
        return ClientRegistrations.fromOidcIssuerLocation(issuer(settings).toString())
                .registrationId("ars")
                .clientId(Objects.requireNonNull(settings.clientId()))
                .clientSecret(settings.clientSecret())
                .scope(OidcScopes.OPENID, OidcScopes.PROFILE)
                .build();
    }

    private static JwtDecoder decoder(URI issuer, String audience) {
        var decoder = NimbusJwtDecoder.withIssuerLocation(issuer.toString()).build();
        var isForUs = new JwtClaimValidator<Collection<String>>(
                JwtClaimNames.AUD, named -> named != null && named.contains(audience));
        decoder.setJwtValidator(JwtValidators.createDefaultWithValidators(
                List.of(JwtValidators.createDefaultWithIssuer(issuer.toString()), isForUs)));
        return decoder;
    }

    private static URI issuer(AccessProperties settings) {
        return Objects.requireNonNull(settings.issuer());
    }
}
