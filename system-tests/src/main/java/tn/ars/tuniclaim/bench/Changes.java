package tn.ars.tuniclaim.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntUnaryOperator;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import tools.jackson.databind.json.JsonMapper;

/** Writes what ARS decides, as its modules do: to Kafka, with a plain client. Not thread-safe. */
final class Changes implements AutoCloseable {

    /** As the pusher's own. */
    private static final NoArgGenerator RESULT_IDS = Generators.timeBasedEpochGenerator();

    private static final int BULLETINS = 20;
    private static final List<String> WORDS = List.of("IN_PROGRESS", "VALIDATED", "REJECTED", "PAID");
    private static final JsonMapper JSON = new JsonMapper();

    private final KafkaProducer<String, String> producer;
    /** Each change is decided later than the one before. */
    private Instant last = Instant.now().minus(Duration.ofDays(1));

    private int number;

    Changes(String bootstrapServers) {
        producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "acks",
                        "all",
                        "compression.type",
                        "lz4",
                        // Nobody waits for others to write.
                        "linger.ms",
                        0,
                        // A topic is written to before all of the broker knows it; sequences would not survive that.
                        "enable.idempotence",
                        false,
                        "max.in.flight.requests.per.connection",
                        1),
                new StringSerializer(),
                new StringSerializer());
    }

    static String reference(int bordereau) {
        return "BRD-2026-%06d".formatted(bordereau);
    }

    static String bulletin(int bordereau, int of) {
        return "BS-%06d-%02d".formatted(bordereau, 1 + of % BULLETINS);
    }

    /** Snapshots as the importer publishes them. */
    void introduce(int bordereaux) {
        var sent = new ArrayList<Future<?>>();
        for (var bordereau = 0; bordereau < bordereaux; bordereau++) {
            Map<String, Object> value = Map.of(
                    "reference",
                    reference(bordereau),
                    "effect",
                    "CREATED",
                    "partnerId",
                    Integer.toString(10_000 + bordereau),
                    "client",
                    "Client",
                    "statut",
                    "EN_ATTENTE",
                    "dateReception",
                    "2026-01-05T08:00:00Z",
                    "delaiReglement",
                    5,
                    "bulletins",
                    BULLETINS,
                    "runId",
                    new UUID(0, 0));
            sent.add(send(
                    "tuniclaim.bordereaux",
                    "bordereau-imported",
                    UUID.randomUUID().toString(),
                    next(),
                    reference(bordereau),
                    value));
        }
        await(sent);
    }

    /** @param bordereau of each change, by its number */
    void pay(int changes, IntUnaryOperator bordereau) {
        var sent = new ArrayList<Future<?>>();
        for (var change = 0; change < changes; change++) {
            sent.add(pay(UUID.randomUUID().toString(), next(), bordereau.applyAsInt(change)));
        }
        await(sent);
    }

    /** What the pusher tells of payments that arrived. */
    void delivered(int results, IntUnaryOperator bordereau) {
        var sent = new ArrayList<Future<?>>();
        for (var result = 0; result < results; result++) {
            var of = bordereau.applyAsInt(result);
            var at = next();
            Map<String, Object> push = Map.of(
                    "factId", UUID.randomUUID().toString(),
                    "bordereau", reference(of),
                    "bulletin", bulletin(of, result),
                    "kind", "PAYMENT",
                    "state", "EXECUTE",
                    "changedAt", at.toString());
            Map<String, Object> value = Map.of("push", push, "attempts", 1, "took", "PT0.12S");
            sent.add(send(
                    "tuniclaim.push-results",
                    "push-delivered",
                    RESULT_IDS.generate().toString(),
                    at,
                    reference(of),
                    value));
            if (sent.size() >= 10_000) {
                await(sent);
                sent.clear();
            }
        }
        await(sent);
    }

    /** At a steady pace, each for another bordereau; answers when each was written, by its id. */
    Map<String, Instant> payOneByOne(int perSecond, Duration time, int bordereaux) {
        var written = new LinkedHashMap<String, Instant>();
        var began = System.nanoTime();
        var pause = Duration.ofSeconds(1).toNanos() / perSecond;
        for (var change = 0; change < time.toSeconds() * perSecond; change++) {
            while (System.nanoTime() - began < change * pause) {
                LockSupport.parkNanos(100_000);
            }
            var id = UUID.randomUUID().toString();
            var now = Instant.now();
            written.put(id, now);
            var _ = pay(id, now, change % bordereaux);
        }
        producer.flush();
        last = Instant.now();
        return written;
    }

    /**
     * Changes of bulletins, every third of them a payment if there are to be any; answers the facts as the partner is to expect
     * them.
     *
     * @param bulletin of each change, by its number, among those of all bordereaux
     */
    List<Map<String, Object>> decide(int changes, IntUnaryOperator bulletin, boolean payments) {
        var sent = new ArrayList<Future<?>>();
        var facts = new ArrayList<Map<String, Object>>();
        for (var change = 0; change < changes; change++) {
            var thing = Thing.of(bulletin.applyAsInt(change));
            var id = UUID.randomUUID().toString();
            var time = next();
            var isPayment = payments && change % 3 == 2;
            sent.add(isPayment ? pay(id, time, thing) : move(id, time, thing, WORDS.get(change % WORDS.size())));
            facts.add(Map.of(
                    "key", id,
                    "bordereau", reference(thing.bordereau()),
                    "bsId", thing.bulletin(),
                    "kind", isPayment ? "payment" : "status",
                    "at", time.toString()));
        }
        await(sent);
        return facts;
    }

    private record Thing(int bordereau, String bulletin) {

        static Thing of(int bulletin) {
            var bordereau = bulletin / BULLETINS;
            return new Thing(bordereau, Changes.bulletin(bordereau, bulletin));
        }
    }

    private Future<?> pay(String id, Instant time, int bordereau) {
        return pay(id, time, new Thing(bordereau, bulletin(bordereau, number++ / BULLETINS)));
    }

    private Future<?> pay(String id, Instant time, Thing thing) {
        return send(
                "ars.payments",
                "payment-changed",
                id,
                time,
                reference(thing.bordereau()),
                Map.of(
                        "bordereau", reference(thing.bordereau()),
                        "bulletin", thing.bulletin(),
                        "status", "EXECUTE",
                        "montant", "12.345",
                        "virementReference", "VIR-1"));
    }

    private Future<?> move(String id, Instant time, Thing thing, String status) {
        return send(
                "ars.statuses",
                "bulletin-status-changed",
                id,
                time,
                reference(thing.bordereau()),
                Map.of("bordereau", reference(thing.bordereau()), "bulletin", thing.bulletin(), "newStatus", status));
    }

    /** To the pusher, by a person. */
    void command(String type, Map<String, Object> value) {
        await(List.of(
                send("tuniclaim.push-commands", type, UUID.randomUUID().toString(), Instant.now(), "push", value)));
    }

    private Instant next() {
        last = last.plusNanos(1_000_000);
        return last;
    }

    private Future<?> send(String topic, String type, String id, Instant time, String key, Map<String, Object> value) {
        var record = new ProducerRecord<>(topic, key, JSON.writeValueAsString(value));
        Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        id,
                        "ce_source",
                        "/bench",
                        "ce_type",
                        "tn.ars.tuniclaim." + type + ".v1",
                        "ce_time",
                        time.toString(),
                        "content-type",
                        "application/json")
                .forEach((name, text) -> record.headers().add(name, text.getBytes(UTF_8)));
        return producer.send(record);
    }

    static void await(List<Future<?>> sent) {
        for (var record : sent) {
            try {
                record.get();
            } catch (ExecutionException failure) {
                throw new IllegalStateException(failure);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(interrupted);
            }
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
