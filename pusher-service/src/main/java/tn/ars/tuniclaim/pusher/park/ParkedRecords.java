package tn.ars.tuniclaim.pusher.park;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.StreamSupport.stream;

import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.event.ArsChange;
import tn.ars.tuniclaim.event.EventCodec;
import tn.ars.tuniclaim.event.Fact;
import tn.ars.tuniclaim.event.UnreadableEvent;
import tn.ars.tuniclaim.pusher.change.Change;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Changes as the records that brought them, so that what waits is read by the same rules as what arrives. */
@Component
class ParkedRecords {

    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};
    private static final int ANY_PARTITION = 0;

    private final EventCodec codec;
    private final JsonMapper json;

    ParkedRecords(EventCodec codec, JsonMapper json) {
        this.codec = codec;
        this.json = json;
    }

    ProducerRecord<String, byte[]> write(Change change) {
        return codec.write(change.fact());
    }

    /** As JSON. */
    String headers(ProducerRecord<String, byte[]> record) {
        var headers = stream(record.headers().spliterator(), false)
                .collect(toMap(Header::key, header -> new String(header.value(), UTF_8)));
        return json.writeValueAsString(headers);
    }

    Change read(String topic, String key, long offset, String headers, byte[] value) {
        var record = new ConsumerRecord<>(topic, ANY_PARTITION, offset, key, value);
        json.readValue(headers, HEADERS)
                .forEach((name, text) -> record.headers().add(name, text.getBytes(UTF_8)));
        try {
            var fact = codec.read(record);
            var event = (ArsChange) fact.event();
            return new Change(new Fact<>(fact.id(), fact.time(), fact.source(), event), offset);
        } catch (UnreadableEvent broken) {
            throw new IllegalStateException("a parked change can no longer be read", broken);
        }
    }
}
