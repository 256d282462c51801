package tn.ars.tuniclaim.dashboard.letter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static tn.ars.tuniclaim.dashboard.letter.Hindrance.GONE;
import static tn.ars.tuniclaim.dashboard.letter.Hindrance.REFUSED;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import tn.ars.tuniclaim.dashboard.record.RecordContents;
import tn.ars.tuniclaim.event.Topic;
import tn.ars.tuniclaim.service.publish.EventPublisher;
import tn.ars.tuniclaim.service.publish.NotPublished;

/** Brings letters back to where they came from, one after the other, and remembers each with it. */
@Component
class PutBack {

    private static final String OWN_HEADER = "dlt_";

    private final RecordContents records;
    private final Redrives redrives;
    private final EventPublisher publisher;
    private final TransactionOperations transactions;

    PutBack(RecordContents records, Redrives redrives, EventPublisher publisher, TransactionOperations transactions) {
        this.records = records;
        this.redrives = redrives;
        this.publisher = publisher;
        this.transactions = transactions;
    }

    /**
     * Once this returns, each is back, or it is remembered why not, by this request or another.
     *
     * @throws tn.ars.tuniclaim.service.publish.NotPublished when Kafka is away; what came before is back
     */
    void all(List<DeadLetter> letters, UUID request, String account) {
        try (var looks = records.look()) {
            letters.forEach(letter -> transactions.executeWithoutResult(_ -> one(looks, letter, request, account)));
        }
    }

    /** Remembered first, so that of two who ask at once one waits for the other; forgotten again where Kafka is away. */
    private void one(RecordContents.Looks looks, DeadLetter letter, UUID request, String account) {
        if (!redrives.add(letter, request, account)) {
            return;
        }
        looks.at(letter.place())
                .filter(record -> Letters.isOf(letter, record))
                .ifPresentOrElse(record -> publish(looks, letter, record), () -> redrives.cannot(letter.place(), GONE));
    }

    private void publish(RecordContents.Looks looks, DeadLetter letter, ConsumerRecord<String, byte[]> record) {
        try {
            publisher.publish(asItCame(looks, record));
        } catch (NotPublished failure) {
            if (!failure.isRefusal()) {
                throw failure;
            }
            redrives.cannot(letter.place(), REFUSED);
        }
    }

    private static ProducerRecord<String, byte[]> asItCame(
            RecordContents.Looks looks, ConsumerRecord<String, byte[]> letter) {
        var topic = Topic.named(letter.topic()).orElseThrow().topicName();
        return new ProducerRecord<>(
                topic,
                partition(letter.headers(), looks.partitionsOf(topic)),
                letter.key(),
                letter.value(),
                withoutOurs(letter.headers()));
    }

    /** The one that it was on, whatever partitioner its publisher has; null, for that of its key, where nobody noted one. */
    private static @Nullable Integer partition(Headers headers, int partitions) {
        var header = headers.lastHeader("dlt_partition");
        var noted = header == null || header.value() == null ? "" : new String(header.value(), UTF_8);
        var partition = noted.matches("\\d{1,9}") ? Integer.parseInt(noted) : partitions;
        return partition < partitions ? partition : null;
    }

    private static List<Header> withoutOurs(Headers headers) {
        Stream<Header> all = StreamSupport.stream(headers.spliterator(), false);
        return all.filter(header -> !header.key().startsWith(OWN_HEADER)).toList();
    }
}
