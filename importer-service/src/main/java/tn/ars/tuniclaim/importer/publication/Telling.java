package tn.ars.tuniclaim.importer.publication;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.event.Event;
import tn.ars.tuniclaim.event.EventCodec;

/** Brings facts to Kafka, many at once. For one thread. */
@Component
class Telling {

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    /** A record that is not taken within the lease is not taken at all. */
    private static final Map<String, Object> SETTINGS = Map.of(
            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
            (int) Lease.UNDER_WAY.toMillis(),
            ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
            5_000,
            ProducerConfig.MAX_BLOCK_MS_CONFIG,
            5_000,
            ProducerConfig.BATCH_SIZE_CONFIG,
            128 * 1024,
            ProducerConfig.BUFFER_MEMORY_CONFIG,
            16 * 1024 * 1024L);

    private final ProducerFactory<String, byte[]> producers;
    private final EventCodec codec;
    private final URI source;

    private @Nullable Producer<String, byte[]> producer;

    Telling(
            ProducerFactory<String, byte[]> producers,
            EventCodec codec,
            @Value("${spring.application.name}") String service) {
        this.producers = producers;
        this.codec = codec;
        this.source = URI.create("/ars/" + service);
    }

    /** Returns when Kafka has them all. However it ends, nothing is under way any more, unless it was interrupted. */
    void tell(List<Mark> marks, Map<Long, List<Event>> facts, Lease lease) {
        var sent = new ArrayList<Future<RecordMetadata>>();
        var open = opened();
        try {
            for (var mark : marks) {
                for (var event : facts.getOrDefault(mark.seq(), List.of())) {
                    lease.check();
                    sent.add(open.send(codec.write(mark.fact(event, source))));
                }
            }
        } finally {
            open.flush();
        }
        sent.stream()
                .filter(record -> record.state() != Future.State.SUCCESS)
                .findFirst()
                .ifPresent(record -> {
                    throw new KafkaException("Kafka did not take a record", record.exceptionNow());
                });
    }

    private Producer<String, byte[]> opened() {
        var open = producer;
        if (open == null) {
            var settings = new HashMap<>(producers.getConfigurationProperties());
            settings.putAll(SETTINGS);
            open = new KafkaProducer<>(settings);
            producer = open;
        }
        return open;
    }

    /** Nothing is under way afterwards. */
    void close() {
        var open = producer;
        producer = null;
        if (open != null) {
            open.close(PATIENCE);
        }
    }
}
