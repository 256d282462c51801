package tn.ars.tuniclaim.dashboard.topic;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a group has come.
 *
 * @param next the offset of the first record that it has not done with
 * @param end the offset that the next record will have
 * @param oldestAt when the first of those records was written; null when there is none
 */
record Standing(long next, long end, @Nullable Instant oldestAt) {

    /** Upper bound: offsets that no record has any more are counted too. */
    long records() {
        return oldestAt == null ? 0 : Math.max(0, end - next);
    }
}
