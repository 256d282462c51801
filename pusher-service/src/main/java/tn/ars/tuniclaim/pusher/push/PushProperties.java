package tn.ars.tuniclaim.pusher.push;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;
import tn.ars.tuniclaim.event.PushKind;

/**
 * @param lanes bordereaux at once, of those that arrive; more than calls at once, since some are at the database
 * @param window changes of one partition in memory
 * @param parkLanes bordereaux at once, of those that waited
 * @param timeBudget how long a bordereau may keep its lane before it gives way
 * @param firstDelay before a parked change is tried again; twice as long each further time
 * @param longestDelay where the doubling ends
 * @param mergePayments whether a newer payment takes the place of one of the same thing that waits; otherwise each is told
 * @param reclamations whether complaints are told too; off until the partner takes them
 */
@Validated
@ConfigurationProperties("tuniclaim.push")
record PushProperties(
        @Min(1) @DefaultValue("256") int lanes,
        @Min(1) @DefaultValue("1000") int window,
        @Min(1) @DefaultValue("64") int parkLanes,
        @NotNull @DefaultValue("30s") Duration timeBudget,
        @NotNull @DefaultValue("5s") Duration firstDelay,
        @NotNull @DefaultValue("15m") Duration longestDelay,
        @DefaultValue("false") boolean mergePayments,
        @DefaultValue("false") boolean reclamations) {

    /** True where each change counts by itself; otherwise a newer one takes the place of one that waits. */
    boolean isEachTold(PushKind kind) {
        return kind.eachIsTold() && !mergePayments;
    }
}
