package tn.ars.tuniclaim.service.intake;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import tn.ars.tuniclaim.event.Event;
import tn.ars.tuniclaim.event.Fact;

/** A fact with the record that brought it, whose offset settles the order of facts of the same time. */
public record Received(Fact<?> fact, ConsumerRecord<String, byte[]> record) {

    public Event event() {
        return fact.event();
    }

    public long offset() {
        return record.offset();
    }
}
