package tn.ars.tuniclaim.dashboard.push;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the changes stand.
 *
 * @param delivered in the time asked for, as are {@code superseded} and {@code refused}
 * @param waiting now, whenever they were made
 * @param waitingSince when the oldest that waits was decided; null when none does
 */
public record PushCounts(
        long delivered,
        long superseded,
        long refused,
        long waiting,
        @Nullable Instant waitingSince) {}
