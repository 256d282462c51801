package tn.ars.tuniclaim.dashboard.topic;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.dashboard.record.Looking;

/**
 * When the first record was written that a group has not done with. Looks at one record of each partition, and again only where
 * the group has moved on. Of no group, so that it moves nobody. Not thread-safe.
 */
@Component
class OldestRecords implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration POLL = Duration.ofMillis(200);

    /** A fetch brings at least one batch, and no more is wanted. */
    private static final Map<String, Object> SMALL = Map.of(
            "max.poll.records",
            "1",
            "max.partition.fetch.bytes",
            "1",
            "fetch.max.wait.ms",
            "50",
            "auto.offset.reset",
            "earliest");

    private final Consumer<String, byte[]> consumer;
    private final Clock clock;
    /** Empty: there was nothing up to the end. */
    private final Map<TopicPartition, Map<Long, Optional<Instant>>> known = new HashMap<>();

    OldestRecords(ConsumerFactory<String, byte[]> consumers, Clock clock) {
        this.consumer = Looking.of(consumers, SMALL);
        this.clock = clock;
    }

    /**
     * Of places that are not at the end; empty where there is no record up to the end. One whose record could not be seen in time
     * is left out.
     */
    Map<Place, Optional<Instant>> writtenAt(Map<Place, Long> nexts, Map<TopicPartition, Long> ends) {
        var wanted = new HashMap<TopicPartition, Set<Long>>();
        nexts.forEach((place, next) -> {
            if (next < ends.getOrDefault(place.partition(), next)) {
                wanted.computeIfAbsent(place.partition(), _ -> new HashSet<>()).add(next);
            }
        });
        known.keySet().retainAll(wanted.keySet());
        // Where nothing was, something may be by now.
        known.values().forEach(seen -> seen.values().removeIf(Optional::isEmpty));
        var deadline = clock.instant().plus(PATIENCE);
        while (look(wanted, ends) && clock.instant().isBefore(deadline)) {
            // Two groups may wait at two places of one partition: one place of each partition in each round.
        }
        return found(nexts);
    }

    /** One round; answers whether another one is needed. */
    private boolean look(Map<TopicPartition, Set<Long>> wanted, Map<TopicPartition, Long> ends) {
        var round = new HashMap<TopicPartition, Long>();
        wanted.forEach((partition, offsets) -> {
            var seen = known.computeIfAbsent(partition, _ -> new HashMap<>());
            seen.keySet().retainAll(offsets);
            offsets.stream()
                    .filter(offset -> !seen.containsKey(offset))
                    .findFirst()
                    .ifPresent(offset -> round.put(partition, offset));
        });
        if (round.isEmpty()) {
            return false;
        }
        read(round, ends);
        return true;
    }

    private void read(Map<TopicPartition, Long> round, Map<TopicPartition, Long> ends) {
        consumer.assign(round.keySet());
        round.forEach(consumer::seek);
        var open = new HashSet<>(round.keySet());
        var deadline = clock.instant().plus(PATIENCE);
        while (!open.isEmpty() && clock.instant().isBefore(deadline)) {
            for (var record : consumer.poll(POLL)) {
                var partition = new TopicPartition(record.topic(), record.partition());
                if (open.remove(partition)) {
                    var next = round.getOrDefault(partition, record.offset());
                    remember(partition, next, Optional.of(Instant.ofEpochMilli(record.timestamp())));
                    consumer.pause(Set.of(partition));
                }
            }
            // Only marks of transactions, or nothing any more, up to the end.
            for (var partition : List.copyOf(open)) {
                if (consumer.position(partition) >= ends.getOrDefault(partition, 0L)) {
                    open.remove(partition);
                    remember(partition, Objects.requireNonNull(round.get(partition)), Optional.empty());
                }
            }
        }
        consumer.unsubscribe();
    }

    private void remember(TopicPartition partition, long next, Optional<Instant> writtenAt) {
        known.computeIfAbsent(partition, _ -> new HashMap<>()).put(next, writtenAt);
    }

    private Map<Place, Optional<Instant>> found(Map<Place, Long> nexts) {
        var found = new HashMap<Place, Optional<Instant>>();
        nexts.forEach((place, next) -> {
            var at = known.getOrDefault(place.partition(), Map.of()).get(next);
            if (at != null) {
                found.put(place, at);
            }
        });
        return found;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
