package tn.ars.tuniclaim.dashboard.topic;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a group has come.
 *
 * @param next the offset of the first record that it has not done with
 * @param end the offset that the next record will have
 * @param oldestAt when the first of those records was written; null when there is none, or when that is not known
 * @param isSeen false: the first of those records could not be looked at, and what is said of its time is from before
 */
record Standing(long next, long end, @Nullable Instant oldestAt, boolean isSeen) {

    /** Upper bound: offsets that no record has any more are counted too. */
    long records() {
        return isSeen && oldestAt == null ? 0 : Math.max(0, end - next);
    }

    /** Something may wait, and nobody knows since when. */
    boolean isUnknown() {
        return !isSeen && oldestAt == null;
    }

    /** What could not be seen is as old as it was when it was last seen: it may be younger, but no older. */
    Standing after(@Nullable Standing before) {
        return isUnknown() && before != null ? new Standing(next, end, before.oldestAt, false) : this;
    }
}
