package tn.ars.tuniclaim.dashboard.record;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.stereotype.Component;

/** Fetches records from Kafka by their places. What they say is kept nowhere else. Thread-safe. */
@Component
public class RecordContents {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Map<String, Object> ONE =
            Map.of("max.poll.records", "1", "max.partition.fetch.bytes", "1", "auto.offset.reset", "earliest");

    private final ConsumerFactory<String, byte[]> consumers;
    private final Clock clock;

    RecordContents(ConsumerFactory<String, byte[]> consumers, Clock clock) {
        this.consumers = consumers;
        this.clock = clock;
    }

    /**
     * Empty when Kafka keeps it no more.
     *
     * @throws TimeoutException when Kafka does not answer in time
     */
    public Optional<ConsumerRecord<String, byte[]>> at(RecordPlace place) {
        try (var looks = look()) {
            return looks.at(place);
        }
    }

    /** For several, one after the other. */
    public Looks look() {
        return new Looks(Looking.of(consumers, ONE), clock);
    }

    /** Not thread-safe. */
    public static final class Looks implements AutoCloseable {

        private final Consumer<String, byte[]> consumer;
        private final Clock clock;

        private Looks(Consumer<String, byte[]> consumer, Clock clock) {
            this.consumer = consumer;
            this.clock = clock;
        }

        /** How many the topic really has; none where Kafka does not know it. */
        public int partitionsOf(String topic) {
            return consumer.partitionsFor(topic).size();
        }

        /** As {@link RecordContents#at}. */
        public Optional<ConsumerRecord<String, byte[]>> at(RecordPlace place) {
            var partition = new TopicPartition(place.topic(), place.partition());
            return isThere(partition) && isKept(partition, place.offset())
                    ? read(partition, place.offset())
                    : Optional.empty();
        }

        /** A partition may have gone with a topic that was made anew; of a topic that Kafka does not know nothing can be said. */
        private boolean isThere(TopicPartition partition) {
            var partitions = partitionsOf(partition.topic());
            return partitions == 0 || partition.partition() < partitions;
        }

        private boolean isKept(TopicPartition partition, long offset) {
            var partitions = List.of(partition);
            var first =
                    Objects.requireNonNull(consumer.beginningOffsets(partitions).get(partition));
            var end = Objects.requireNonNull(consumer.endOffsets(partitions).get(partition));
            return first <= offset && offset < end;
        }

        private Optional<ConsumerRecord<String, byte[]>> read(TopicPartition partition, long offset) {
            consumer.assign(List.of(partition));
            consumer.seek(partition, offset);
            var deadline = clock.instant().plus(PATIENCE);
            while (clock.instant().isBefore(deadline)) {
                for (var record : consumer.poll(POLL)) {
                    // A later one where this one was deleted a moment ago.
                    return Optional.of(record).filter(it -> it.offset() == offset);
                }
            }
            throw new TimeoutException("Kafka did not bring a record in time");
        }

        @Override
        public void close() {
            consumer.close();
        }
    }
}
