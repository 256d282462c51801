package tn.ars.tuniclaim.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import tn.ars.tuniclaim.bench.stage.Waiting;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks for syncs and hears of them as any other program would: on Kafka, with a plain client. Not thread-safe. */
final class Syncs implements AutoCloseable {

    static final String BORDEREAUX = "tuniclaim.bordereaux";
    static final String BULLETINS = "tuniclaim.bulletins";

    private static final String COMMANDS = "tuniclaim.sync-commands";
    private static final String EVENTS = "tuniclaim.sync-events";
    private static final Duration DECLARATION = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(10);
    private static final JsonMapper JSON = new JsonMapper();

    private final KafkaConsumer<String, String> events;
    private final KafkaConsumer<String, String> ends;
    private final List<TopicPartition> facts;
    private final KafkaProducer<String, String> commands;

    /** Hears what is said from now on. The topics must be there. */
    Syncs(String bootstrapServers) {
        events = consumer(bootstrapServers);
        ends = consumer(bootstrapServers);
        commands = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "acks", "all"),
                new StringSerializer(),
                new StringSerializer());
        facts = Stream.of(BORDEREAUX, BULLETINS)
                .flatMap(topic -> partitions(ends, topic).stream())
                .toList();
        var partitions = partitions(events, EVENTS);
        events.assign(partitions);
        events.seekToEnd(partitions);
        partitions.forEach(events::position);
    }

    private static KafkaConsumer<String, String> consumer(String bootstrapServers) {
        return new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringDeserializer(), new StringDeserializer());
    }

    /** Of a topic that the importer declares, if need be in a moment. */
    static List<TopicPartition> partitions(Consumer<?, ?> consumer, String topic) {
        Waiting.until(
                "the topic " + topic,
                DECLARATION,
                () -> !consumer.partitionsFor(topic).isEmpty());
        return consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
    }

    /** Returns when the command is with the broker. */
    UUID request() {
        var run = UUID.randomUUID();
        var record = new ProducerRecord<>(
                COMMANDS,
                "sync",
                JSON.writeValueAsString(Map.of("runId", run, "trigger", "PERSON", "requestedBy", "bench")));
        Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", UUID.randomUUID().toString(),
                        "ce_source", "/bench",
                        "ce_type", "tn.ars.tuniclaim.sync-requested.v1",
                        "ce_time", Instant.now().toString(),
                        "content-type", "application/json")
                .forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
        try {
            commands.send(record).get();
        } catch (ExecutionException failure) {
            throw new IllegalStateException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
        return run;
    }

    /** What was said of runs since the last call, in order; waits a moment for it. */
    private List<Said> heard() {
        var heard = new ArrayList<Said>();
        for (var record : events.poll(SHORT)) {
            heard.add(new Said(type(record), JSON.readTree(record.value())));
        }
        return heard;
    }

    /** Blocks until the run has ended, and answers with how. */
    Said awaitEnd(UUID run, Duration patience) {
        var deadline = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() < deadline) {
            for (var said : heard()) {
                if (said.isEnd() && said.run().equals(run.toString())) {
                    return said;
                }
            }
        }
        throw new IllegalStateException("the run did not end within " + patience);
    }

    /** How many facts about bordereaux and bulletins were ever published. */
    long published() {
        return ends.endOffsets(facts).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    static String type(ConsumerRecord<?, ?> record) {
        var header = record.headers().lastHeader("ce_type");
        return header == null ? "" : new String(header.value(), UTF_8);
    }

    @Override
    public void close() {
        events.close();
        ends.close();
        commands.close();
    }

    /** One event of a run. */
    record Said(String type, JsonNode value) {

        String run() {
            return value.path("runId").stringValue("");
        }

        boolean isEnd() {
            return type.equals("tn.ars.tuniclaim.sync-ended.v1");
        }

        boolean isCompletion() {
            return isEnd() && value.path("outcome").stringValue("").startsWith("COMPLETED");
        }
    }
}
