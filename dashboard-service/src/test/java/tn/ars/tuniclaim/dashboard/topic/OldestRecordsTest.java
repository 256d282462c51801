package tn.ars.tuniclaim.dashboard.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;

/** With a broker that brings nothing, and a clock that goes on by a second whenever somebody looks at it. */
class OldestRecordsTest {

    private static final TopicPartition PARTITION = new TopicPartition("ars.statuses", 0);
    private static final Place PLACE = new Place("pusher-service", PARTITION);

    private final MockConsumer<String, byte[]> consumer = new MockConsumer<>("earliest");
    private final AtomicLong seconds = new AtomicLong();
    private final Clock clock =
            ((InstantSource) () -> Instant.EPOCH.plusSeconds(seconds.getAndIncrement())).withZone(ZoneOffset.UTC);

    @Test
    void leaves_out_what_could_not_be_seen_in_time() {
        try (var oldest = new OldestRecords(new Consumers(), clock)) {
            assertThat(oldest.writtenAt(Map.of(PLACE, 5L), Map.of(PARTITION, 9L)))
                    .isEmpty();
        }
        assertThat(seconds.get()).isLessThan(Duration.ofMinutes(1).toSeconds());
    }

    @Test
    void knows_where_nothing_is_up_to_the_end() {
        consumer.schedulePollTask(() -> consumer.seek(PARTITION, 9));
        try (var oldest = new OldestRecords(new Consumers(), clock)) {
            assertThat(oldest.writtenAt(Map.of(PLACE, 5L), Map.of(PARTITION, 9L)))
                    .isEqualTo(Map.of(PLACE, Optional.empty()));
            assertThat(oldest.writtenAt(Map.of(PLACE, 5L), Map.of(PARTITION, 10L)))
                    .isEmpty();
            assertThat(consumer.assignment()).isEqualTo(Set.of());
        }
    }

    private final class Consumers extends DefaultKafkaConsumerFactory<String, byte[]> {

        Consumers() {
            super(Map.of());
        }

        @Override
        public Consumer<String, byte[]> createConsumer(
                @Nullable String group, @Nullable String prefix, @Nullable String suffix, @Nullable Properties own) {
            return consumer;
        }
    }
}
