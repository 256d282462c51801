package tn.ars.tuniclaim.pusher.park;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.StreamSupport.stream;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import tn.ars.tuniclaim.event.ArsChange;
import tn.ars.tuniclaim.event.EventCodec;
import tn.ars.tuniclaim.event.Fact;
import tn.ars.tuniclaim.pusher.change.Change;
import tn.ars.tuniclaim.service.intake.Received;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Changes as the records that brought them, so that what waits is read by the same rules as what arrives. */
class ParkedRecords {

    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};
    private static final int ANY_PARTITION = 0;

    private final Reader reader;
    private final EventCodec codec;
    private final JsonMapper json;

    ParkedRecords(Reader reader, EventCodec codec, JsonMapper json) {
        this.reader = reader;
        this.codec = codec;
        this.json = json;
    }

    /** Reads what is readable of records, and sets the rest aside. */
    @FunctionalInterface
    interface Reader {
        List<Received> read(List<ConsumerRecord<String, byte[]>> records);
    }

    ProducerRecord<String, byte[]> write(Change change) {
        return codec.write(change.fact());
    }

    /** As tables have it: empty for the whole bordereau. */
    String bulletin(Change change) {
        var bulletin = change.thing().bulletin();
        return bulletin == null ? "" : bulletin.value();
    }

    /** As JSON. */
    String headers(ProducerRecord<String, byte[]> record) {
        var headers = stream(record.headers().spliterator(), false)
                .collect(toMap(Header::key, header -> new String(header.value(), UTF_8)));
        return json.writeValueAsString(headers);
    }

    private ConsumerRecord<String, byte[]> restore(
            String topic, String key, long offset, String headers, byte[] value) {
        var record = new ConsumerRecord<>(topic, ANY_PARTITION, offset, key, value);
        json.readValue(headers, HEADERS)
                .forEach((name, text) -> record.headers().add(name, text.getBytes(UTF_8)));
        return record;
    }

    /** Those of them that can still be read, in ARS's order; the others were set aside. */
    List<Change> read(List<ConsumerRecord<String, byte[]>> records) {
        return records.stream()
                .map(this::read)
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing(Change::moment))
                .toList();
    }

    /** Of the columns that all tables of records have. */
    ConsumerRecord<String, byte[]> restore(ResultSet row) throws SQLException {
        return restore(
                row.getString("topic"),
                row.getString("bordereau"),
                row.getLong("fact_offset"),
                row.getString("headers"),
                row.getBytes("value"));
    }

    /** Empty when it can no longer be read; then it was set aside. */
    Optional<Change> read(ConsumerRecord<String, byte[]> record) {
        return reader.read(List.of(record)).stream().findFirst().map(ParkedRecords::change);
    }

    private static Change change(Received received) {
        var fact = received.fact();
        var event = (ArsChange) fact.event();
        return new Change(new Fact<>(fact.id(), fact.time(), fact.source(), event), received.offset());
    }
}
