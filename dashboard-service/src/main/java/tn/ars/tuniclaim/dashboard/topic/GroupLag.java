package tn.ars.tuniclaim.dashboard.topic;

import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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

    /** The one that is furthest behind; one of which that is unknown comes before all that are in step. */
    public static Optional<GroupLag> slowest(Collection<GroupLag> groups) {
        return groups.stream().max(Comparator.comparing(GroupLag::rank));
    }

    public long records() {
        return partitions.stream().mapToLong(PartitionLag::records).sum();
    }

    /** Null while a partition may be further behind than all whose age is known, which are in step. */
    public @Nullable Duration age() {
        var known = partitions.stream()
                .map(PartitionLag::age)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
        var isUnknown = partitions.stream().anyMatch(partition -> partition.age() == null);
        return isUnknown && known.compareTo(IN_STEP) < 0 ? null : known;
    }

    public boolean isInStep() {
        var age = age();
        return age != null && age.compareTo(IN_STEP) < 0;
    }

    private Duration rank() {
        var age = age();
        return age == null ? IN_STEP : age;
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
