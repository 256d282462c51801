package tn.ars.tuniclaim.dashboard.topic;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
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
        samples.addLast(sample);
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
        var oldest = standing.oldestAt();
        return new PartitionLag(
                place.partition().topic(),
                place.partition().partition(),
                standing.records(),
                oldest == null ? Duration.ZERO : age(oldest, clock.instant()),
                before != null && isRated ? (standing.next() - before.next()) / seconds : null,
                before != null && isRated ? (standing.end() - before.end()) / seconds : null);
    }

    private static Duration age(Instant oldest, Instant now) {
        var age = Duration.between(oldest, now);
        return age.isNegative() ? Duration.ZERO : age;
    }

    private static List<PartitionLag> sorted(List<PartitionLag> partitions) {
        return partitions.stream()
                .sorted(Comparator.comparing(PartitionLag::topic).thenComparingInt(PartitionLag::partition))
                .toList();
    }

    /** The age of the oldest record that the group had not done with, in each sample. */
    private static List<Point> trend(String group, List<Sample> seen) {
        return seen.stream()
                .map(sample -> new Point(
                        sample.at(),
                        sample.standings().entrySet().stream()
                                .filter(standing -> standing.getKey().group().equals(group))
                                .map(standing -> standing.getValue().oldestAt())
                                .filter(Objects::nonNull)
                                .map(oldest -> age(oldest, sample.at()))
                                .max(Comparator.naturalOrder())
                                .orElse(Duration.ZERO)))
                .toList();
    }

    private synchronized List<Sample> seen() {
        return List.copyOf(samples);
    }

    /** How far behind a group was. */
    public record Point(Instant at, Duration age) {}
}
