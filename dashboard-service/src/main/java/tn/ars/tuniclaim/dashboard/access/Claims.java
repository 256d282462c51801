package tn.ars.tuniclaim.dashboard.access;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.core.ClaimAccessor;
import org.springframework.security.oauth2.jwt.JwtClaimNames;

/** What an issuer says of somebody, in our words. A role that is not known here gives no right. */
final class Claims {

    private final AccessProperties settings;

    Claims(AccessProperties settings) {
        this.settings = settings;
    }

    /** The claim that names the account. */
    String nameClaim() {
        return settings.nameClaim();
    }

    /** Empty where it is not said who it is: another claim in its place could be the name of somebody else. */
    Optional<String> name(ClaimAccessor claims) {
        return text(claims, JwtClaimNames.SUB).flatMap(_ -> text(claims, settings.nameClaim()));
    }

    private static Optional<String> text(ClaimAccessor claims, String name) {
        return Optional.ofNullable(claims.getClaimAsString(name)).filter(text -> !text.isBlank());
    }

    Collection<GrantedAuthority> rights(ClaimAccessor claims) {
        return words(claims)
                .flatMap(this::role)
                .flatMap(role -> role.rights().stream())
                .distinct()
                .map(Right::authority)
                .toList();
    }

    private Stream<String> words(ClaimAccessor claims) {
        Object claim = claims.getClaims();
        for (var step : settings.rolesClaim().split("\\.", -1)) {
            claim = claim instanceof Map<?, ?> object ? object.get(step) : null;
        }
        return words(claim).stream().map(String::valueOf);
    }

    private static Collection<?> words(@Nullable Object claim) {
        return switch (claim) {
            case Collection<?> several -> several;
            case String one -> List.of(one.split("[ ,]+"));
            case null, default -> Collections.emptyList();
        };
    }

    private Stream<Role> role(String word) {
        var mapped = settings.roleOf().get(word);
        return mapped == null
                ? Arrays.stream(Role.values()).filter(role -> role.name().equals(word))
                : Stream.of(mapped);
    }
}
