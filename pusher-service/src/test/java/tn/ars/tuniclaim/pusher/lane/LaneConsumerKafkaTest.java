package tn.ars.tuniclaim.pusher.lane;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tn.ars.tuniclaim.testparts.Parts;

/** The same on a real broker, whose group members join and leave while the work goes on. */
class LaneConsumerKafkaTest {

    private static final int RECORDS = 6_000;
    private static final short PARTITIONS = 6;
    private static final LaneSettings SETTINGS =
            new LaneSettings(16, 16, 200, Duration.ofMillis(5), Duration.ofMillis(100), Duration.ofSeconds(20));

    private final String servers = Parts.kafka().bootstrapServers();
    private final String topic = "lanes-" + UUID.randomUUID();

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void order_and_completeness_hold_while_members_come_and_go(long seed)
            throws ExecutionException, InterruptedException {
        try (var admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            admin.createTopics(List.of(new NewTopic(topic, PARTITIONS, (short) 1)))
                    .all()
                    .get();
            var ends = produce(new Random(seed));
            var witness = new Witness(seed);
            witness.isMoody();
            var random = new Random(seed);
            var running = new ArrayDeque<LaneConsumer<Witness.Seen>>();
            for (var act = 0; !committed(admin).equals(ends); act++) {
                if (running.isEmpty() || (running.size() < 3 && random.nextBoolean())) {
                    var consumer = new LaneConsumer<>(
                            new PlainSource(this::connect, topic), witness.member(Map::of), SETTINGS);
                    consumer.start();
                    running.add(consumer);
                } else if (running.size() > 1 && random.nextInt(3) == 0) {
                    running.remove().close();
                }
                witness.opens(act % 7 != 3);
                LockSupport.parkNanos(random.nextLong(400_000_000));
                assertThat(act).as(witness.faults().toString()).isLessThan(500);
            }
            running.forEach(LaneConsumer::close);

            assertThat(witness.faults()).isEmpty();
            assertThat(witness.isEverythingDone(RECORDS)).isTrue();
        }
    }

    /** Where each partition ends. */
    private Map<TopicPartition, Long> produce(Random random) throws ExecutionException, InterruptedException {
        var sent = new ArrayList<Future<RecordMetadata>>();
        try (var producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        servers,
                        // A topic is written to before all of the broker knows it; sequences would not survive that.
                        "enable.idempotence",
                        false,
                        "max.in.flight.requests.per.connection",
                        1),
                new StringSerializer(),
                new ByteArraySerializer())) {
            for (var number = 0; number < RECORDS; number++) {
                var key = random.nextBoolean() ? random.nextInt(4) : random.nextInt(60);
                sent.add(producer.send(new ProducerRecord<>(topic, key % PARTITIONS, "k-" + key, new byte[300])));
            }
        }
        var ends = new HashMap<TopicPartition, Long>();
        for (var record : sent) {
            var written = record.get();
            ends.merge(new TopicPartition(topic, written.partition()), written.offset() + 1, Math::max);
        }
        return ends;
    }

    private Map<TopicPartition, Long> committed(Admin admin) throws ExecutionException, InterruptedException {
        var committed = new HashMap<TopicPartition, Long>();
        admin.listConsumerGroupOffsets(topic)
                .partitionsToOffsetAndMetadata()
                .get()
                .forEach((partition, offset) -> committed.put(partition, offset.offset()));
        return committed;
    }

    private Consumer<String, byte[]> connect() {
        return new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        servers,
                        "group.id",
                        topic,
                        "enable.auto.commit",
                        false,
                        "auto.offset.reset",
                        "earliest",
                        "max.poll.records",
                        100),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }
}
