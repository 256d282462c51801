package tn.ars.tuniclaim.bench;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
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
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private final KafkaProducer<String, byte[]> producer;

    Alerts(String bootstrapServers) {
        producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "acks",
                        "all",
                        "linger.ms",
                        5,
                        // A topic is written to before all of the broker knows it; sequences would not survive that.
                        "enable.idempotence",
                        false,
                        "max.in.flight.requests.per.connection",
                        1),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** Does not wait: {@link #flush} does. */
    void raise(String subject, int bordereau) {
        send(raised(subject, bordereau));
    }

    @SuppressWarnings("FutureReturnValueIgnored") // what it would say is said to the callback
    private void send(AlertRaised alert) {
        producer.send(record(alert), (_, wrong) -> {
            if (wrong != null) {
                failure.compareAndSet(null, wrong);
            }
        });
    }

    /** The partner refused a change. Does not wait. */
    void refusePush(int bordereau) {
        send(new AlertRaised(
                AlertCause.PUSH_REFUSED,
                null,
                "the partner does not know the bulletin",
                new BordereauReference(Changes.reference(bordereau))));
    }

    /** Returns when Kafka has it. */
    void raiseAndWait(String subject) {
        await(producer.send(record(raised(subject, 1))));
    }

    /** Returns when Kafka has it. */
    void resolveAndWait(String subject) {
        await(producer.send(record(new AlertResolved(AlertCause.SYNC_FAILED, subject))));
    }

    /** Returns when Kafka has all. */
    void flush() {
        producer.flush();
        if (failure.get() != null) {
            throw new IllegalStateException("Kafka did not take an alert", failure.get());
        }
    }

    private static AlertRaised raised(String subject, int bordereau) {
        return new AlertRaised(
                AlertCause.SYNC_FAILED,
                subject,
                "the disk is full",
                new BordereauReference(Changes.reference(bordereau)));
    }

    private ProducerRecord<String, byte[]> record(Alert alert) {
        return codec.write(Fact.of(alert, Instant.now(), SOURCE));
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
