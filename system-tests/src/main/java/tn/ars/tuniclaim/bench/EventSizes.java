package tn.ars.tuniclaim.bench;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.StringDeserializer;

/** How many bytes the importer's events take, with key and headers, seen from those on the topics. */
record EventSizes(int bordereau, int bulletin) {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    static EventSizes seen(String bootstrapServers) {
        return new EventSizes(average(bootstrapServers, Syncs.BORDEREAUX), average(bootstrapServers, Syncs.BULLETINS));
    }

    private static int average(String bootstrapServers, String topic) {
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringDeserializer(), new StringDeserializer())) {
            var partitions = Syncs.partitions(consumer, topic);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var count = 0;
            var bytes = 0L;
            for (var record : consumer.poll(PATIENCE)) {
                count++;
                bytes += size(record);
            }
            return Math.toIntExact(bytes / count);
        }
    }

    private static int size(ConsumerRecord<String, String> record) {
        var headers = 0;
        for (Header header : record.headers()) {
            headers += header.key().length() + header.value().length;
        }
        return headers + record.serializedKeySize() + record.serializedValueSize();
    }
}
