package tn.ars.tuniclaim.dashboard.letter;

import static java.nio.charset.StandardCharsets.UTF_8;

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
     * How many Kafka keeps no more; the others are back, by this request or another.
     *
     * @throws tn.ars.tuniclaim.service.publish.NotPublished when Kafka is away; what came before is back
     */
    long all(List<DeadLetter> letters, UUID request, String account) {
        try (var looks = records.look()) {
            return letters.stream()
                    .filter(letter -> !isThere(looks, letter, request, account))
                    .count();
        }
    }

    /** Remembered first, so that of two who ask at once one waits for the other; forgotten again where it does not come about. */
    private boolean isThere(RecordContents.Looks looks, DeadLetter letter, UUID request, String account) {
        return Boolean.TRUE.equals(transactions.execute(transaction -> {
            if (!redrives.add(letter.place(), request, account)) {
                return true;
            }
            var record = looks.at(letter.place()).filter(it -> Letters.isOf(letter, it));
            record.ifPresentOrElse(it -> publisher.publish(asItCame(it)), transaction::setRollbackOnly);
            return record.isPresent();
        }));
    }

    private static ProducerRecord<String, byte[]> asItCame(ConsumerRecord<String, byte[]> letter) {
        var topic = Topic.named(letter.topic()).orElseThrow();
        return new ProducerRecord<>(
                topic.topicName(),
                partition(letter.headers(), topic.partitions()),
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
