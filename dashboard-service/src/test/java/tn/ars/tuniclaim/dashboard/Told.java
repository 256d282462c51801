package tn.ars.tuniclaim.dashboard;

import java.net.URI;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import tn.ars.tuniclaim.event.Event;
import tn.ars.tuniclaim.event.Fact;
import tn.ars.tuniclaim.service.intake.Received;

/** Facts as they come from Kafka. */
public final class Told {

    public static final Instant NOON = Instant.parse("2026-01-05T11:00:00Z");

    private Told() {}

    /** That many seconds after noon. */
    public static Received after(long seconds, Event event) {
        var fact = Fact.of(event, NOON.plusSeconds(seconds), URI.create("/ars/test"));
        return new Received(fact, new ConsumerRecord<>(event.topic().topicName(), 0, 0, event.key(), new byte[0]));
    }
}
