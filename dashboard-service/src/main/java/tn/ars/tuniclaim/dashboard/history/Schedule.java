package tn.ars.tuniclaim.dashboard.history;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When runs start by themselves.
 *
 * @param nextAt null: none does
 * @param changedBy who paused or resumed it last; null when nobody ever did
 */
public record Schedule(
        boolean paused,
        String cron,
        String zone,
        @Nullable Instant nextAt,
        @Nullable String changedBy,
        @Nullable Instant changedAt,
        @Nullable String reason) {}
