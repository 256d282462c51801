package tn.ars.tuniclaim.bench.contest;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** One way to read a topic, from its beginning, in the order of each key. */
enum Contestant {
    LANES,
    BARE_LOOP,
    PLAIN_LISTENER,
    PARALLEL_CONSUMER;

    static final int AT_ONCE = 1_000;
    static final int PARTITIONS = 12;
    static final int WINDOW = 2_000;
    static final Duration POLL = Duration.ofMillis(20);

    /** Ends when it is closed. */
    Running start(String topic, Work work, Map<String, Object> settings) {
        return switch (this) {
            case LANES -> new OurLanes(topic, work, settings);
            case BARE_LOOP -> new BareLoop(topic, work, settings);
            case PLAIN_LISTENER -> new PlainListener(topic, work, settings);
            case PARALLEL_CONSUMER -> new ParallelConsumer(topic, work, settings);
        };
    }

    /** A reader that commits nothing by itself, in a group of its own. */
    static Map<String, Object> settings(String servers) {
        return Map.of(
                "bootstrap.servers",
                servers,
                "group.id",
                UUID.randomUUID().toString(),
                "enable.auto.commit",
                false,
                "auto.offset.reset",
                "earliest",
                "max.poll.records",
                500);
    }

    static KafkaConsumer<String, byte[]> consumer(Map<String, Object> settings) {
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }

    @FunctionalInterface
    interface Work {
        void on(ConsumerRecord<String, byte[]> read);
    }

    interface Running extends AutoCloseable {
        @Override
        void close();
    }
}
