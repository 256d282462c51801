package tn.ars.tuniclaim.bench;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import tn.ars.tuniclaim.claim.BordereauReference;
import tn.ars.tuniclaim.event.Alert;
import tn.ars.tuniclaim.event.Alert.AlertRaised;
import tn.ars.tuniclaim.event.Alert.AlertResolved;
import tn.ars.tuniclaim.event.AlertCause;
import tn.ars.tuniclaim.event.EventCodec;
import tn.ars.tuniclaim.event.Fact;

/** Says what is wrong and what is over, as any service does. */
final class Alerts implements AutoCloseable {

    private static final URI SOURCE = URI.create("/ars/bench");
    private static final int PATIENCE_SECONDS = 60;

    private final EventCodec codec = new EventCodec();
    private final KafkaProducer<String, byte[]> producer;

    Alerts(String bootstrapServers) {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "acks", "all", "linger.ms", 5),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    Future<?> raise(String subject, int bordereau) {
        return send(new AlertRaised(
                AlertCause.SYNC_FAILED,
                subject,
                "the disk is full",
                new BordereauReference(Changes.reference(bordereau))));
    }

    /** Returns when Kafka has it. */
    void raiseAndWait(String subject) {
        await(raise(subject, 1));
    }

    /** Returns when Kafka has it. */
    void resolveAndWait(String subject) {
        await(send(new AlertResolved(AlertCause.SYNC_FAILED, subject)));
    }

    void flush() {
        producer.flush();
    }

    private Future<?> send(Alert alert) {
        return producer.send(codec.write(Fact.of(alert, Instant.now(), SOURCE)));
    }

    private static void await(Future<?> sent) {
        try {
            sent.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (Exception failure) {
            throw new IllegalStateException("Kafka did not take an alert", failure);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
