package tn.ars.tuniclaim.dashboard.topic;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How far behind a group is on one partition.
 *
 * @param records not done with
 * @param age of the oldest of them; null while it could not be looked at, and never was
 * @param donePerSecond of late; null while it was not looked at for long enough, as is {@code writtenPerSecond}
 */
public record PartitionLag(
        String topic,
        int partition,
        long records,
        @Nullable Duration age,
        @Nullable Double donePerSecond,
        @Nullable Double writtenPerSecond) {

    /** What is of unknown age may be old. */
    public boolean isInStep() {
        return age != null && age.compareTo(GroupLag.IN_STEP) < 0;
    }

    public Drain drain() {
        if (isInStep()) {
            return Drain.NOTHING;
        }
        if (donePerSecond == null || writtenPerSecond == null) {
            return Drain.UNKNOWN;
        }
        var gained = donePerSecond - writtenPerSecond;
        return gained > 0 ? Drain.in(Duration.ofMillis((long) (records / gained * 1_000))) : Drain.NEVER;
    }
}
