package tn.ars.tuniclaim.pusher.push;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param lanes bordereaux at once, of those that arrive
 * @param parkLanes bordereaux at once, of those that waited
 * @param timeBudget how long a bordereau may keep its lane before it gives way
 * @param firstDelay before a parked change is tried again; twice as long each further time
 * @param longestDelay where the doubling ends
 */
@Validated
@ConfigurationProperties("tuniclaim.push")
record PushProperties(
        @Min(1) @DefaultValue("64") int lanes,
        @Min(1) @DefaultValue("16") int parkLanes,
        @NotNull @DefaultValue("30s") Duration timeBudget,
        @NotNull @DefaultValue("5s") Duration firstDelay,
        @NotNull @DefaultValue("15m") Duration longestDelay) {}
