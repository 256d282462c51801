package tn.ars.tuniclaim.dashboard.history;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tn.ars.tuniclaim.event.SyncBalance;
import tn.ars.tuniclaim.event.SyncOutcome;
import tn.ars.tuniclaim.event.SyncTrigger;

/**
 * One run of the importer as far as it was told.
 *
 * @param trigger null while the start was not yet told
 * @param outcome null while it runs
 * @param newsAt when it was last heard of
 */
public record Run(
        UUID id,
        @Nullable SyncTrigger trigger,
        @Nullable String requestedBy,
        Instant startedAt,
        SyncBalance balance,
        @Nullable SyncOutcome outcome,
        @Nullable String reason,
        @Nullable Instant endedAt,
        Instant newsAt) {

    public boolean isGoingOn() {
        return outcome == null;
    }

    /** True when all that could be brought was brought. */
    public boolean isHealthy() {
        return outcome == SyncOutcome.COMPLETED || outcome == SyncOutcome.COMPLETED_WITH_REJECTIONS;
    }

    /** What outcome and balance do not say already. */
    public @Nullable String remark() {
        return outcome == SyncOutcome.COMPLETED_WITH_REJECTIONS ? null : reason;
    }

    public Duration lasted() {
        return Duration.between(startedAt, endedAt == null ? newsAt : endedAt);
    }
}
