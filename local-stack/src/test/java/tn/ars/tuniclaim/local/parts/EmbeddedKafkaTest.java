package tn.ars.tuniclaim.local.parts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaTest {
    private static final int LARGEST = 8 * 1024 * 1024;

    @Test
    void keeps_records_over_a_restart(@TempDir Path folder) throws Exception {
        try (var kafka = EmbeddedKafka.start(folder, 0)) {
            assertThat(kafka.bootstrapServers()).startsWith("127.0.0.1:");
            createTopic(kafka);
            send(kafka, "first");
        }
        try (var kafka = EmbeddedKafka.start(folder, 0)) {
            send(kafka, "second");
            assertThat(read(kafka)).containsExactly("first", "second");
        }
    }

    @Test
    void takes_a_record_as_large_as_its_topic_allows(@TempDir Path folder) throws Exception {
        try (var kafka = EmbeddedKafka.start(folder, 0)) {
            createTopic(kafka);
            var large = "x".repeat(LARGEST - 1024);
            send(kafka, large);
            assertThat(read(kafka)).containsExactly(large);
        }
    }

    private static void createTopic(EmbeddedKafka kafka) throws Exception {
        var topic = new NewTopic("facts", Optional.of(1), Optional.empty())
                .configs(Map.of("max.message.bytes", String.valueOf(LARGEST)));
        try (var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            admin.createTopics(List.of(topic)).all().get();
        }
    }

    private static void send(EmbeddedKafka kafka, String value) throws Exception {
        var config =
                Map.<String, Object>of("bootstrap.servers", kafka.bootstrapServers(), "max.request.size", 2 * LARGEST);
        try (var producer = new KafkaProducer<>(config, new StringSerializer(), new StringSerializer())) {
            var record = new ProducerRecord<String, String>("facts", value);
            record.headers().add("ce_id", "1".getBytes(UTF_8));
            producer.send(record).get();
        }
    }

    private static List<String> read(EmbeddedKafka kafka) {
        var config =
                Map.<String, Object>of("bootstrap.servers", kafka.bootstrapServers(), "auto.offset.reset", "earliest");
        try (var consumer = new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
            var partition = new TopicPartition("facts", 0);
            consumer.assign(List.of(partition));
            var values = new ArrayList<String>();
            var end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
            while (consumer.position(partition) < end)
                consumer.poll(Duration.ofSeconds(1)).forEach(record -> values.add(record.value()));
            return values;
        }
    }
}
