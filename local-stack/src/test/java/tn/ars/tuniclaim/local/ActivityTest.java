package tn.ars.tuniclaim.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tn.ars.tuniclaim.claim.BordereauReference;
import tn.ars.tuniclaim.claim.BordereauStatus;
import tn.ars.tuniclaim.event.BordereauImported;
import tn.ars.tuniclaim.event.BordereauStatusChanged;
import tn.ars.tuniclaim.event.Event;
import tn.ars.tuniclaim.event.EventCodec;
import tn.ars.tuniclaim.event.Fact;
import tn.ars.tuniclaim.event.ImportEffect;
import tn.ars.tuniclaim.event.Topic;
import tn.ars.tuniclaim.local.parts.EmbeddedKafka;

class ActivityTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final EventCodec codec = new EventCodec();

    @Test
    void moves_a_bordereau_that_it_heard_of_in_the_order_of_the_times(@TempDir Path folder) throws Exception {
        try (var kafka = EmbeddedKafka.start(folder, 0)) {
            createTopics(kafka);
            send(kafka, imported("BRD-1"));
            try (var activity = Activity.start(kafka.bootstrapServers(), 100, new Random(7), Clock.systemUTC())) {
                assertThat(activity).isNotNull();
                var facts =
                        Awaitility.await().atMost(PATIENCE).until(() -> statuses(kafka), found -> found.size() >= 5);
                assertThat(facts).allMatch(fact -> fact.event().key().equals("BRD-1"));
                assertThat(facts).extracting(Fact::time).isSorted();
            }
        }
    }

    @Test
    void goes_on_after_a_restart_where_the_run_before_was_killed(@TempDir Path folder) throws Exception {
        try (var kafka = EmbeddedKafka.start(folder, 0)) {
            createTopics(kafka);
            send(kafka, imported("BRD-1"));
            for (var status : List.of(BordereauStatus.A_AFFECTER, BordereauStatus.EN_COURS))
                send(kafka, new BordereauStatusChanged(new BordereauReference("BRD-1"), null, status, null, null));
            try (var activity = Activity.start(kafka.bootstrapServers(), 100, new Random(7), Clock.systemUTC())) {
                assertThat(activity).isNotNull();
                var facts =
                        Awaitility.await().atMost(PATIENCE).until(() -> statuses(kafka), found -> found.size() >= 4);
                assertThat(facts.get(2).event())
                        .isInstanceOfSatisfying(
                                BordereauStatusChanged.class,
                                next -> assertThat(next.newStatus()).isEqualTo(BordereauStatus.TRAITE));
            }
        }
    }

    private static BordereauImported imported(String reference) {
        return new BordereauImported(
                new BordereauReference(reference),
                ImportEffect.CREATED,
                null,
                "client",
                null,
                BordereauStatus.EN_ATTENTE,
                Instant.EPOCH,
                5,
                0,
                0,
                UUID.randomUUID());
    }

    private static void createTopics(EmbeddedKafka kafka) throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            admin.createTopics(Stream.of(Topic.BORDEREAUX, Topic.BULLETINS, Topic.STATUSES, Topic.PAYMENTS)
                            .map(topic -> new NewTopic(topic.topicName(), Optional.of(1), Optional.empty()))
                            .toList())
                    .all()
                    .get();
        }
    }

    private void send(EmbeddedKafka kafka, Event event) throws Exception {
        var config = Map.<String, Object>of("bootstrap.servers", kafka.bootstrapServers());
        try (var producer = new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer())) {
            producer.send(codec.write(Fact.of(event, Clock.systemUTC().instant(), URI.create("/test"))))
                    .get();
        }
    }

    private List<Fact<?>> statuses(EmbeddedKafka kafka) throws Exception {
        var config = Map.<String, Object>of("bootstrap.servers", kafka.bootstrapServers());
        try (var consumer = new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer())) {
            var partition = new TopicPartition(Topic.STATUSES.topicName(), 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            var facts = new ArrayList<Fact<?>>();
            for (var record : consumer.poll(Duration.ofSeconds(1))) facts.add(codec.read(record));
            return facts;
        }
    }
}
