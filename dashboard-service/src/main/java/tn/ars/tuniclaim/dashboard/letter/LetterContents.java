package tn.ars.tuniclaim.dashboard.topic;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.stereotype.Component;

/** Fetches from Kafka what a dead letter says. It is kept nowhere else. */
@Component
public class LetterContents {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration POLL = Duration.ofMillis(200);

    private final ConsumerFactory<String, byte[]> consumers;
    private final Clock clock;

    LetterContents(ConsumerFactory<String, byte[]> consumers, Clock clock) {
        this.consumers = consumers;
        this.clock = clock;
    }

    /** Empty when Kafka has it no more, or does not answer in time. */
    public Optional<String> of(DeadLetter letter) {
        var partition = new TopicPartition(letter.topic(), letter.partition());
        try (var consumer = Looking.of(consumers, Map.of("max.poll.records", "1", "auto.offset.reset", "earliest"))) {
            consumer.assign(List.of(partition));
            consumer.seek(partition, letter.offset());
            var deadline = clock.instant().plus(PATIENCE);
            while (clock.instant().isBefore(deadline)) {
                for (var record : consumer.poll(POLL)) {
                    return record.offset() == letter.offset() ? text(record) : Optional.empty();
                }
            }
            return Optional.empty();
        }
    }

    private static Optional<String> text(ConsumerRecord<String, byte[]> record) {
        return Optional.ofNullable(record.value()).map(value -> new String(value, UTF_8));
    }
}
