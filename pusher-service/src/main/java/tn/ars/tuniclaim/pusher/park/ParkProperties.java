package tn.ars.tuniclaim.pusher.park;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param claim how long a claim lasts unless renewed, and so how long the changes of a process that was killed wait
 * @param claimReserve what must be left of a claim when a call starts; longer than the longest call, shorter than the claim
 * @param givenUpKept how long what was given up stays after a person decided about it
 */
@Validated
@ConfigurationProperties("tuniclaim.park")
record ParkProperties(
        @NotNull @DefaultValue("45s") Duration claim,
        @NotNull @DefaultValue("20s") Duration claimReserve,
        @NotNull @DefaultValue("365d") Duration givenUpKept) {}
