package tn.ars.tuniclaim.service.publish;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaTemplate;
import tn.ars.tuniclaim.event.Event;
import tn.ars.tuniclaim.event.EventCodec;
import tn.ars.tuniclaim.event.Fact;

/** Publishes without a database. Each call returns once all in-sync replicas have the record. Thread-safe. */
public final class EventPublisher {

    private final KafkaTemplate<String, byte[]> kafka;
    private final EventCodec codec;
    private final Facts facts;

    EventPublisher(KafkaTemplate<String, byte[]> kafka, EventCodec codec, Facts facts) {
        this.kafka = kafka;
        this.codec = codec;
        this.facts = facts;
    }

    /** @throws NotPublished when Kafka did not take it in time; it may still have been written */
    public void publish(Event event) {
        publish(facts.of(event));
    }

    /** Waits no longer than {@code patience}, for those who are about to stop. */
    public void publish(Event event, Duration patience) {
        try {
            CompletableFuture.runAsync(() -> publish(event), Thread::startVirtualThread)
                    .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        } catch (CompletionException late) {
            throw new NotPublished(late);
        }
    }

    /** @throws NotPublished when Kafka did not take it in time; it may still have been written */
    public void publish(Fact<?> fact) {
        publish(codec.write(fact));
    }

    /**
     * What was a record before, as it is.
     *
     * @throws NotPublished when Kafka did not take it in time; it may still have been written
     */
    public void publish(ProducerRecord<String, byte[]> record) {
        try {
            kafka.send(record).join();
        } catch (CompletionException | KafkaException | org.apache.kafka.common.KafkaException unreachable) {
            throw new NotPublished(unreachable);
        }
    }
}
