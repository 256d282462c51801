package tn.ars.tuniclaim.dashboard.access;

import org.springframework.core.convert.converter.Converter;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/** What a bearer token may do. */
record Machines(Claims claims) implements Converter<Jwt, AbstractAuthenticationToken> {

    @Override
    public AbstractAuthenticationToken convert(Jwt token) {
        var name = claims.name(token).orElseThrow(() -> new OAuth2AuthenticationException(Disbelief.NAMELESS));
        return new JwtAuthenticationToken(token, claims.rights(token), name);
    }
}
