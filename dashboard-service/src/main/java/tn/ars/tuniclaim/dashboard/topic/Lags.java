package tn.ars.tuniclaim.dashboard.topic;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How far behind every group is, and how that goes, as this instance has seen it in the last minutes. Thread-safe. */
@Component
public class Lags {

    private static final Duration REMEMBERED = Duration.ofMinutes(10);

    /** Long enough that what is committed a batch at a time has a rate. */
    private static final Duration RATED = Duration.ofSeconds(30);

    private final Clock clock;
    private final Deque<Sample> samples = new ArrayDeque<>();

    Lags(Clock clock) {
        this.clock = clock;
    }

    synchronized void add(Sample sample) {
        samples.addLast(sample.after(samples.peekLast()));
        while (samples.getFirst().at().isBefore(sample.at().minus(REMEMBERED))) {
            samples.removeFirst();
        }
    }

    /** When Kafka last told; empty when it never did since the start. */
    public synchronized Optional<Instant> seenAt() {
        return Optional.ofNullable(samples.peekLast()).map(Sample::at);
    }

    /** Every group that reads a topic of this system, by name. */
    public List<GroupLag> groups() {
        var seen = seen();
        if (seen.isEmpty()) {
            return List.of();
        }
        var newest = seen.getLast();
        var earlier = seen.reversed().stream()
                .filter(sample -> !sample.at().isAfter(newest.at().minus(RATED)))
                .findFirst()
                .orElse(seen.getFirst());
        var groups = new TreeMap<String, List<PartitionLag>>();
        newest.standings()
                .forEach((place, standing) -> groups.computeIfAbsent(place.group(), _ -> new ArrayList<>())
                        .add(lag(place, standing, newest, earlier)));
        return groups.entrySet().stream()
                .map(group -> new GroupLag(
                        group.getKey(),
                        newest.read().contains(group.getKey()),
                        sorted(group.getValue()),
                        trend(group.getKey(), seen)))
                .toList();
    }

    private PartitionLag lag(Place place, Standing standing, Sample newest, Sample earlier) {
        var before = earlier.standings().get(place);
        var seconds = Duration.between(earlier.at(), newest.at()).toMillis() / 1_000.0;
        var isRated = seconds >= 5;
        return new PartitionLag(
                place.partition().topic(),
                place.partition().partition(),
                standing.records(),
                age(standing, clock.instant()),
                before != null && isRated ? (standing.next() - before.next()) / seconds : null,
                before != null && isRated ? (standing.end() - before.end()) / seconds : null);
    }

    private static @Nullable Duration age(Standing standing, Instant now) {
        var oldest = standing.oldestAt();
        if (oldest == null) {
            return standing.isUnknown() ? null : Duration.ZERO;
        }
        return oldest.isAfter(now) ? Duration.ZERO : Duration.between(oldest, now);
    }

    private static List<PartitionLag> sorted(List<PartitionLag> partitions) {
        return partitions.stream()
                .sorted(Comparator.comparing(PartitionLag::topic).thenComparingInt(PartitionLag::partition))
                .toList();
    }

    /** The age of the oldest record that the group had not done with, in each sample in which it was known. */
    private static List<Point> trend(String group, List<Sample> seen) {
        return seen.stream()
                .filter(sample -> of(group, sample).noneMatch(Standing::isUnknown))
                .map(sample -> new Point(
                        sample.at(),
                        of(group, sample)
                                .map(standing -> age(standing, sample.at()))
                                .filter(Objects::nonNull)
                                .max(Comparator.naturalOrder())
                                .orElse(Duration.ZERO)))
                .toList();
    }

    private static Stream<Standing> of(String group, Sample sample) {
        return sample.standings().entrySet().stream()
                .filter(standing -> standing.getKey().group().equals(group))
                .map(Map.Entry::getValue);
    }

    private synchronized List<Sample> seen() {
        return List.copyOf(samples);
    }

    /** How far behind a group was. */
    public record Point(Instant at, Duration age) {}
}
