package tn.ars.tuniclaim.dashboard.api;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tn.ars.tuniclaim.dashboard.topic.Drain;
import tn.ars.tuniclaim.dashboard.topic.GroupLag;
import tn.ars.tuniclaim.dashboard.topic.PartitionLag;

/**
 * How far behind a group of readers is.
 *
 * @param read false while nobody of the group reads
 * @param age of the oldest record that it has not done with; null while that could not be looked at
 * @param drain when it will have caught up, or that it will not
 */
record LagJson(
        String group,
        boolean read,
        boolean inStep,
        long records,
        @Nullable Duration age,
        Drain drain,
        @Nullable Double donePerSecond,
        @Nullable Double writtenPerSecond,
        List<PartitionLag> partitions) {

    static LagJson of(GroupLag lag) {
        return new LagJson(
                lag.group(),
                lag.isRead(),
                lag.isInStep(),
                lag.records(),
                lag.age(),
                lag.drain(),
                lag.donePerSecond(),
                lag.writtenPerSecond(),
                lag.partitions());
    }
}
