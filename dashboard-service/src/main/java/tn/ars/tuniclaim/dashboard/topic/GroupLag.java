package tn.ars.tuniclaim.dashboard.topic;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How far behind a group is. It is as far as its slowest partition.
 *
 * @param isRead false: nobody reads for it at all
 * @param trend the oldest first
 */
public record GroupLag(String group, boolean isRead, List<PartitionLag> partitions, List<Lags.Point> trend) {

    /** What is younger waits for nothing but its turn. */
    public static final Duration IN_STEP = Duration.ofSeconds(10);

    public long records() {
        return partitions.stream().mapToLong(PartitionLag::records).sum();
    }

    public Duration age() {
        return partitions.stream()
                .map(PartitionLag::age)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    public boolean isInStep() {
        return age().compareTo(IN_STEP) < 0;
    }

    public Drain drain() {
        return partitions.stream()
                .map(PartitionLag::drain)
                .max(Comparator.naturalOrder())
                .orElse(Drain.NOTHING);
    }

    public @Nullable Double donePerSecond() {
        return sum(PartitionLag::donePerSecond);
    }

    public @Nullable Double writtenPerSecond() {
        return sum(PartitionLag::writtenPerSecond);
    }

    /** Those on which something waits. */
    public List<PartitionLag> behind() {
        return partitions.stream().filter(partition -> partition.records() > 0).toList();
    }

    private @Nullable Double sum(Function<PartitionLag, @Nullable Double> rate) {
        var rates = partitions.stream().map(rate).filter(Objects::nonNull).toList();
        return rates.isEmpty()
                ? null
                : rates.stream().mapToDouble(Double::doubleValue).sum();
    }
}
