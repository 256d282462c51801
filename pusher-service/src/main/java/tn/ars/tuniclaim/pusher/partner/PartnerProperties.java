package tn.ars.tuniclaim.pusher.partner;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param baseUrl ends in {@code /api}
 * @param token sent as {@code Bearer}; none: not sent
 * @param callTimeout longest silence we accept on one call, connecting included
 * @param inFlight calls at once, all lanes together
 * @param ratePerSecond calls that may start in one second
 * @param attempts quick ones in a row, before the change is parked
 * @param firstPause between the first two attempts; each further one is twice as long, give or take half
 * @param longestPause a lane waits for no more than that; what the partner wants later is parked
 * @param breakerWindow how far back the breaker looks; a bordereau's failures count once in it
 * @param breakerMinimum calls before it makes up its mind
 * @param breakerPercent of failures that open it
 * @param breakerOpen how long it stays open before one call may try again
 * @param credentialsProbe how long nothing is asked after our credentials were refused, before one call tries again
 * @param transport how the partner is reached
 */
@Validated
@ConfigurationProperties("tuniclaim")
record PartnerProperties(
        @NotNull URI baseUrl,
        @Nullable String token,
        @NotNull @DefaultValue("15s") Duration callTimeout,
        @Min(1) @DefaultValue("64") int inFlight,
        @Min(1) @DefaultValue("100") int ratePerSecond,
        @Min(1) @DefaultValue("3") int attempts,
        @NotNull @DefaultValue("200ms") Duration firstPause,
        @NotNull @DefaultValue("5s") Duration longestPause,
        @NotNull @DefaultValue("30s") Duration breakerWindow,
        @Min(1) @DefaultValue("5") int breakerMinimum,
        @Min(1) @Max(100) @DefaultValue("50") int breakerPercent,
        @NotNull @DefaultValue("30s") Duration breakerOpen,
        @NotNull @DefaultValue("5m") Duration credentialsProbe,
        @NotNull @DefaultValue Transport transport) {

    /**
     * @param connectTimeout less than the limit of the whole call
     * @param sslBundle name of the bundle under {@code spring.ssl.bundle} with the certificates to trust and our own to show; none:
     *     those that Java trusts
     * @param http2 when it is offered to the partner
     */
    record Transport(
            @NotNull @DefaultValue("5s") Duration connectTimeout,
            @Nullable String sslBundle,
            @NotNull @DefaultValue("OVER_TLS") Http2 http2) {}

    enum Http2 {
        OVER_TLS,
        /** On clear text too, by asking for an upgrade, which not every server bears. */
        ALWAYS,
        NEVER
    }

    @Override
    public String toString() {
        return "PartnerProperties[baseUrl=" + baseUrl + "]";
    }
}
