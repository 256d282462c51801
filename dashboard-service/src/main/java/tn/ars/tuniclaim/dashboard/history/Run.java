package tn.ars.tuniclaim.dashboard.history;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tn.ars.tuniclaim.event.SyncBalance;
import tn.ars.tuniclaim.event.SyncFailure;
import tn.ars.tuniclaim.event.SyncOutcome;
import tn.ars.tuniclaim.event.SyncTraffic;
import tn.ars.tuniclaim.event.SyncTrigger;

/**
 * One run of the importer as far as it was told.
 *
 * @param trigger null while the start was not yet told
 * @param expected bordereaux in all, while it runs and as far as it can be known; likewise {@code readyAt}
 * @param outcome null while it runs
 * @param newsAt when it was last heard of
 */
public record Run(
        UUID id,
        @Nullable SyncTrigger trigger,
        @Nullable String requestedBy,
        Instant startedAt,
        SyncBalance balance,
        @Nullable Long expected,
        @Nullable Instant readyAt,
        @Nullable SyncOutcome outcome,
        @Nullable String reason,
        @Nullable SyncFailure code,
        @Nullable SyncTraffic traffic,
        @Nullable Instant endedAt,
        Instant newsAt) {

    /** A run that lives tells of itself every second. */
    public static final Duration SILENCE = Duration.ofMinutes(2);

    public boolean isGoingOn() {
        return outcome == null;
    }

    /** It goes on as far as is known, but may be dead. */
    public boolean isSilent(Instant now) {
        return isGoingOn() && newsAt.isBefore(now.minus(SILENCE));
    }

    /** True when all that could be brought was brought. */
    public boolean isHealthy() {
        return outcome == SyncOutcome.COMPLETED || outcome == SyncOutcome.COMPLETED_WITH_REJECTIONS;
    }

    /** What outcome and balance do not say already. */
    public @Nullable String remark() {
        return outcome == SyncOutcome.COMPLETED_WITH_REJECTIONS ? null : reason;
    }

    /** Entries left out, bordereaux and bulletins. */
    public long rejected() {
        return balance.bordereaux().rejected() + balance.bulletins().rejected();
    }

    public Duration lasted() {
        return Duration.between(startedAt, endedAt == null ? newsAt : endedAt);
    }
}
