package tn.ars.tuniclaim.testparts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import tn.ars.tuniclaim.event.EventCodec;
import tn.ars.tuniclaim.event.Fact;
import tn.ars.tuniclaim.event.Topic;

/** A plain Kafka client, as any outsider would use. All topics exist as declared before it is handed out. Thread-safe. */
public final class KafkaDoor implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String bootstrapServers;
    private final EventCodec codec = new EventCodec();
    private final KafkaProducer<String, byte[]> producer;
    private final KafkaConsumer<String, byte[]> consumer;

    private KafkaDoor(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
        var config = Map.<String, Object>of("bootstrap.servers", bootstrapServers);
        producer = new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
        consumer = new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
    }

    static KafkaDoor to(String bootstrapServers) {
        createTopics(bootstrapServers);
        return new KafkaDoor(bootstrapServers);
    }

    public String bootstrapServers() {
        return bootstrapServers;
    }

    /** Returns when the broker has the record. */
    public RecordMetadata send(ProducerRecord<String, byte[]> record) {
        return await(producer.send(record));
    }

    private static RecordMetadata await(Future<RecordMetadata> sent) {
        try {
            return sent.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("Kafka did not take a record", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The fact as a CloudEvent on its own topic. */
    public RecordMetadata send(Fact<?> fact) {
        return send(codec.write(fact));
    }

    /** All at once, in their order. Returns when the broker has every one. */
    public void sendAll(List<? extends Fact<?>> facts) {
        var sent = facts.stream().map(codec::write).map(producer::send).toList();
        sent.forEach(KafkaDoor::await);
    }

    /** Whatever bytes, for what no codec would write. */
    public RecordMetadata send(
            String topic, @Nullable String key, Map<String, String> headers, byte @Nullable [] value) {
        var record = new ProducerRecord<String, byte[]>(topic, key, value);
        headers.forEach((name, text) -> record.headers().add(new RecordHeader(name, text.getBytes(UTF_8))));
        return send(record);
    }

    /** Every record of the topic from its beginning to now, partition by partition. */
    public synchronized List<ConsumerRecord<String, byte[]>> read(String topic) {
        var partitions = consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        var ends = consumer.endOffsets(partitions);
        var records = new ArrayList<ConsumerRecord<String, byte[]>>();
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue()))
            consumer.poll(Duration.ofMillis(200)).forEach(records::add);
        records.sort(Comparator.comparingInt(ConsumerRecord::partition));
        return records;
    }

    /** Waits until the topic holds a record that fits, and answers all that do. */
    public List<ConsumerRecord<String, byte[]>> awaitRecords(
            String topic, Predicate<ConsumerRecord<String, byte[]>> fits) {
        return awaitRecords(topic, 1, fits);
    }

    /** Waits until the topic holds that many records that fit, and answers all that do. */
    public List<ConsumerRecord<String, byte[]>> awaitRecords(
            String topic, int atLeast, Predicate<ConsumerRecord<String, byte[]>> fits) {
        return Awaitility.await(atLeast + " fitting on " + topic)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> read(topic).stream().filter(fits).toList(), found -> found.size() >= atLeast);
    }

    /** The text of a header, the last one where it is repeated. */
    public static Optional<String> header(ConsumerRecord<?, ?> record, String name) {
        return Optional.ofNullable(record.headers().lastHeader(name)).map(header -> new String(header.value(), UTF_8));
    }

    @Override
    public synchronized void close() {
        producer.close();
        consumer.close();
    }

    private static void createTopics(String bootstrapServers) {
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.createTopics(Stream.of(Topic.values())
                            .flatMap(topic -> Stream.of(declared(topic), deadLetters(topic)))
                            .toList())
                    .all()
                    .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("cannot create the topics on " + bootstrapServers, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static NewTopic declared(Topic topic) {
        return new NewTopic(topic.topicName(), Optional.of(topic.partitions()), Optional.empty())
                .configs(topic.config());
    }

    private static NewTopic deadLetters(Topic topic) {
        return new NewTopic(topic.deadLetterName(), Optional.of(topic.deadLetterPartitions()), Optional.empty())
                .configs(topic.deadLetterConfig());
    }
}
