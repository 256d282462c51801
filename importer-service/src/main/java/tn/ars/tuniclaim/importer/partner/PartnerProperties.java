package tn.ars.tuniclaim.importer.partner;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * @param baseUrl ends in {@code /api}
 * @param token presented as bearer; null where the partner asks for none
 * @param callTimeout longest silence borne until an answer begins, and then between its bytes
 * @param longestAnswer longest time in which one answer is read to its end, however steadily it comes
 * @param maxEntrySize of one bordereau as JSON; a larger one is rejected
 * @param concurrency calls for bulletins at once
 * @param ratePerSecond calls of all kinds
 * @param attempts how often a call is made before it counts as failed
 * @param firstPause before the second attempt; doubled before each further one
 * @param longestPause also where the partner asks for a longer one
 * @param breakerPause how long nothing is asked once most calls fail
 */
@Validated
@ConfigurationProperties("tuniclaim")
record PartnerProperties(
        @NotNull URI baseUrl,
        @Nullable String token,
        @DefaultValue("5s") Duration connectTimeout,
        @DefaultValue("15s") Duration callTimeout,
        @DefaultValue("1h") Duration longestAnswer,
        @DefaultValue("4MB") DataSize maxEntrySize,
        @DefaultValue("8") @Min(1) int concurrency,
        @DefaultValue("50") @Min(1) int ratePerSecond,
        @DefaultValue("4") @Min(1) int attempts,
        @DefaultValue("1s") Duration firstPause,
        @DefaultValue("60s") Duration longestPause,
        @DefaultValue("30s") Duration breakerPause) {

    /** Keeps the token out of every log. */
    @Override
    public String toString() {
        return "PartnerProperties[baseUrl=" + baseUrl + "]";
    }
}
