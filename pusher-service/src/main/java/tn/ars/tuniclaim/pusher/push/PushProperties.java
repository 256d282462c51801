package tn.ars.tuniclaim.pusher.push;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param lanes bordereaux at once, of those that arrive; more than calls at once, since some are at the database
 * @param window changes of one partition in memory
 * @param parkLanes bordereaux at once, of those that waited
 * @param timeBudget how long a bordereau may keep its lane before it gives way
 * @param firstDelay before a parked change is tried again; twice as long each further time
 * @param longestDelay where the doubling ends
 * @param reclamations whether complaints are told too; off until the partner takes them
 */
@Validated
@ConfigurationProperties("tuniclaim.push")
record PushProperties(
        @Min(1) @DefaultValue("256") int lanes,
        @Min(1) @DefaultValue("1000") int window,
        @Min(1) @DefaultValue("16") int parkLanes,
        @NotNull @DefaultValue("30s") Duration timeBudget,
        @NotNull @DefaultValue("5s") Duration firstDelay,
        @NotNull @DefaultValue("15m") Duration longestDelay,
        @DefaultValue("false") boolean reclamations) {}
