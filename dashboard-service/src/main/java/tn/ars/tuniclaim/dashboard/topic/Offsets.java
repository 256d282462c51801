package tn.ars.tuniclaim.dashboard.topic;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.event.Topic;

/**
 * Asks Kafka how far every group has come on the topics of this system: five calls, and a look at the records where groups wait; and
 * how long it keeps each of them.
 */
@Component
class Offsets implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 5;
    private static final List<String> SERVICES =
            List.of("importer-service", "pusher-service", "notifier-service", "dashboard-service");
    private static final OffsetAndMetadata BEGINNING = new OffsetAndMetadata(0);

    private final Admin admin;
    private final OldestRecords oldest;
    private final Clock clock;

    Offsets(KafkaAdmin kafka, OldestRecords oldest, Clock clock) {
        this.admin = Admin.create(Map.copyOf(kafka.getConfigurationProperties()));
        this.oldest = oldest;
        this.clock = clock;
    }

    /** @throws ExecutionException or a timeout when Kafka is away */
    Sample sample() throws ExecutionException, TimeoutException, InterruptedException {
        var groups = get(admin.listGroups(ListGroupsOptions.forConsumerGroups()).all());
        var names = groups.stream().map(GroupListing::groupId).collect(Collectors.toSet());
        var committed = committed(names);
        addThoseNeverReadFrom(committed);
        var partitions = partitions(committed);
        var begins = offsets(partitions, OffsetSpec.earliest());
        // Before the ends: what is written meanwhile is not yet missed.
        var at = clock.instant();
        var ends = offsets(partitions, OffsetSpec.latest());
        var nexts = nexts(committed, begins, ends);
        return new Sample(at, standings(nexts, ends), read(groups));
    }

    /** How long Kafka keeps each topic of this system that there is, by name. */
    List<Kept> kept() throws ExecutionException, TimeoutException, InterruptedException {
        var topics = get(admin.listTopics().names()).stream()
                .filter(name -> Topic.named(name).isPresent())
                .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                .toList();
        return get(admin.describeConfigs(topics).all()).entrySet().stream()
                .map(topic -> Kept.of(topic.getKey().name(), topic.getValue()))
                .sorted(Comparator.comparing(Kept::topic))
                .toList();
    }

    private Map<String, Map<TopicPartition, OffsetAndMetadata>> committed(Set<String> groups)
            throws ExecutionException, TimeoutException, InterruptedException {
        if (groups.isEmpty()) {
            return Map.of();
        }
        var all =
                groups.stream().collect(Collectors.toMap(Function.identity(), _ -> new ListConsumerGroupOffsetsSpec()));
        var found = new HashMap<String, Map<TopicPartition, OffsetAndMetadata>>();
        get(admin.listConsumerGroupOffsets(all).all()).forEach((group, offsets) -> {
            var ours = new HashMap<>(offsets);
            ours.entrySet()
                    .removeIf(offset -> offset.getValue() == null
                            || Topic.named(offset.getKey().topic()).isEmpty());
            found.put(group, ours);
        });
        return found;
    }

    /** A service that has not come to a partition yet begins at its beginning. Others may begin where they like. */
    private void addThoseNeverReadFrom(Map<String, Map<TopicPartition, OffsetAndMetadata>> committed)
            throws ExecutionException, TimeoutException, InterruptedException {
        var topics = partitions(committed).stream().map(TopicPartition::topic).collect(Collectors.toSet());
        var described = get(admin.describeTopics(topics).allTopicNames());
        committed.entrySet().stream()
                .filter(group -> isOwn(group.getKey()))
                .map(Map.Entry::getValue)
                .forEach(offsets -> offsets.keySet().stream()
                        .map(TopicPartition::topic)
                        .distinct()
                        .toList()
                        .forEach(topic -> Objects.requireNonNull(described.get(topic))
                                .partitions()
                                .forEach(partition -> offsets.putIfAbsent(
                                        new TopicPartition(topic, partition.partition()), BEGINNING))));
    }

    /** A service reads as itself, and as several groups where one kind of record must not wait for another. */
    private static boolean isOwn(String group) {
        return SERVICES.stream().anyMatch(service -> group.equals(service) || group.startsWith(service + "-"));
    }

    private static Set<TopicPartition> partitions(Map<String, Map<TopicPartition, OffsetAndMetadata>> committed) {
        var partitions = new HashSet<TopicPartition>();
        committed.values().forEach(offsets -> partitions.addAll(offsets.keySet()));
        return partitions;
    }

    private Map<TopicPartition, Long> offsets(Set<TopicPartition> partitions, OffsetSpec which)
            throws ExecutionException, TimeoutException, InterruptedException {
        var asked = partitions.stream().collect(Collectors.toMap(Function.identity(), _ -> which));
        var options = new ListOffsetsOptions(IsolationLevel.READ_COMMITTED);
        return get(admin.listOffsets(asked, options).all()).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, found -> found.getValue().offset()));
    }

    /** Where each group goes on, as far as there is still something. */
    private static Map<Place, Long> nexts(
            Map<String, Map<TopicPartition, OffsetAndMetadata>> committed,
            Map<TopicPartition, Long> begins,
            Map<TopicPartition, Long> ends) {
        var nexts = new HashMap<Place, Long>();
        committed.forEach((group, offsets) -> offsets.forEach((partition, offset) -> {
            var begin = begins.getOrDefault(partition, 0L);
            var end = ends.getOrDefault(partition, begin);
            nexts.put(new Place(group, partition), Math.clamp(offset.offset(), begin, Math.max(begin, end)));
        }));
        return nexts;
    }

    private Map<Place, Standing> standings(Map<Place, Long> nexts, Map<TopicPartition, Long> ends) {
        var times = oldest.writtenAt(nexts, ends);
        var standings = new HashMap<Place, Standing>();
        nexts.forEach((place, next) -> {
            var end = ends.getOrDefault(place.partition(), next);
            var seen = next >= end ? Optional.<Instant>empty() : times.get(place);
            standings.put(place, new Standing(next, end, seen == null ? null : seen.orElse(null), seen != null));
        });
        return standings;
    }

    private static Set<String> read(Collection<GroupListing> groups) {
        return groups.stream()
                .filter(group -> group.groupState()
                        .filter(state -> state != GroupState.EMPTY && state != GroupState.DEAD)
                        .isPresent())
                .map(GroupListing::groupId)
                .collect(Collectors.toSet());
    }

    private static <T> T get(KafkaFuture<T> answer) throws ExecutionException, TimeoutException, InterruptedException {
        return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(1));
    }
}
