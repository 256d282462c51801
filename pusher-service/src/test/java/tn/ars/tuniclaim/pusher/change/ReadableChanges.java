package tn.ars.tuniclaim.pusher.change;

import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import tn.ars.tuniclaim.event.EventCodec;
import tn.ars.tuniclaim.event.UnreadableEvent;
import tn.ars.tuniclaim.service.intake.Received;

/** Reads records as the intake does, without its dead letters. */
public final class ReadableChanges {

    private ReadableChanges() {}

    public static List<Received> of(List<ConsumerRecord<String, byte[]>> records) {
        return records.stream().flatMap(ReadableChanges::received).toList();
    }

    private static Stream<Received> received(ConsumerRecord<String, byte[]> record) {
        try {
            return Stream.of(new Received(new EventCodec().read(record), record));
        } catch (UnreadableEvent setAside) {
            return Stream.empty();
        }
    }

    public static ConsumerRecord<String, byte[]> record(Change change, int partition) {
        var written = new EventCodec().write(change.fact());
        var record = new ConsumerRecord<>(written.topic(), partition, change.offset(), written.key(), written.value());
        written.headers().forEach(record.headers()::add);
        return record;
    }
}
