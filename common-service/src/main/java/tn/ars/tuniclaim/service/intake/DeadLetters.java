package tn.ars.tuniclaim.service.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.util.concurrent.CompletionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.Headers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaTemplate;
import tn.ars.tuniclaim.event.Alert.AlertRaised;
import tn.ars.tuniclaim.event.AlertCause;
import tn.ars.tuniclaim.event.EventCodec;
import tn.ars.tuniclaim.event.Fact;
import tn.ars.tuniclaim.event.Topic;
import tn.ars.tuniclaim.service.publish.EventPublisher;
import tn.ars.tuniclaim.service.publish.Facts;

/**
 * Where records wait for a person: {@code <topic>.dlt}, as they came, with headers that say why. Each method returns
 * once all replicas have the letter, and throws when Kafka is away. Thread-safe.
 */
public final class DeadLetters {

    private static final Logger log = LoggerFactory.getLogger(DeadLetters.class);

    private static final String OWN_HEADER = "dlt_";

    private final KafkaTemplate<String, byte[]> kafka;
    private final EventPublisher publisher;
    private final EventCodec codec;
    private final Facts facts;
    private final Clock clock;
    private final String service;

    DeadLetters(
            KafkaTemplate<String, byte[]> kafka,
            EventPublisher publisher,
            EventCodec codec,
            Facts facts,
            Clock clock,
            String service) {
        this.kafka = kafka;
        this.publisher = publisher;
        this.codec = codec;
        this.facts = facts;
        this.clock = clock;
        this.service = service;
    }

    /** Sets aside what the other side decided against; telling people is the caller's. */
    public void setAside(Fact<?> fact, String reason) {
        var original = codec.write(fact);
        var letter = new ProducerRecord<>(
                fact.event().topic().deadLetterName(), null, original.key(), original.value(), original.headers());
        send(letter, reason);
    }

    /** Sets aside what could not be read or handled here, and raises the alert that says so. */
    void setAsideUnreadable(ConsumerRecord<String, byte[]> record, String reason) {
        var deadLetterTopic = Topic.named(record.topic()).orElseThrow().deadLetterName();
        var letter = new ProducerRecord<>(deadLetterTopic, null, record.key(), record.value(), record.headers());
        put(letter.headers(), "dlt_partition", Integer.toString(record.partition()));
        put(letter.headers(), "dlt_offset", Long.toString(record.offset()));
        send(letter, reason);
        log.atWarn()
                .addKeyValue("topic", record.topic())
                .addKeyValue("partition", record.partition())
                .addKeyValue("offset", record.offset())
                .addKeyValue("reason", reason)
                .log("a record was set aside");
        var detail = "%s, partition %d, offset %d: %s"
                .formatted(record.topic(), record.partition(), record.offset(), reason);
        var alert = new AlertRaised(AlertCause.RECORD_UNREADABLE, record.topic(), detail, null);
        // Several services may read the topic, and the batch may come again: the record is one all the same.
        publisher.publish(
                facts.of(alert, "unreadable-" + record.topic() + "-" + record.partition() + "-" + record.offset()));
    }

    private void send(ProducerRecord<String, byte[]> letter, String reason) {
        put(letter.headers(), "dlt_reason", reason);
        put(letter.headers(), "dlt_service", service);
        put(letter.headers(), "dlt_time", clock.instant().toString());
        try {
            kafka.send(letter).join();
        } catch (CompletionException | KafkaException failure) {
            if (!isTooLarge(failure)) {
                throw new IllegalStateException("Kafka did not take a dead letter", failure);
            }
            kafka.send(withoutContent(letter)).join();
        }
    }

    /** A compressed batch may bring what no producer can send again; where it was is still told. */
    private static ProducerRecord<String, byte[]> withoutContent(ProducerRecord<String, byte[]> letter) {
        var stub = new ProducerRecord<String, byte[]>(letter.topic(), null);
        letter.headers().forEach(header -> {
            if (header.key().startsWith(OWN_HEADER)) {
                stub.headers().add(header);
            }
        });
        put(stub.headers(), "dlt_left_out", Integer.toString(letter.value() == null ? 0 : letter.value().length));
        return stub;
    }

    private static boolean isTooLarge(Throwable failure) {
        return failure instanceof RecordTooLargeException
                || (failure.getCause() != null && isTooLarge(failure.getCause()));
    }

    private static void put(Headers headers, String name, String value) {
        headers.remove(name).add(name, value.getBytes(UTF_8));
    }
}
