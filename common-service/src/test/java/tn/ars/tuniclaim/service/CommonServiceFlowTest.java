package tn.ars.tuniclaim.service;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.client.RestClient;
import tn.ars.tuniclaim.claim.BordereauReference;
import tn.ars.tuniclaim.claim.PaymentStatus;
import tn.ars.tuniclaim.event.Event;
import tn.ars.tuniclaim.event.EventCodec;
import tn.ars.tuniclaim.event.Fact;
import tn.ars.tuniclaim.event.InstanceHealthReported;
import tn.ars.tuniclaim.event.PaymentChanged;
import tn.ars.tuniclaim.event.SyncEvent.SyncStarted;
import tn.ars.tuniclaim.event.SyncTrigger;
import tn.ars.tuniclaim.event.Topic;
import tn.ars.tuniclaim.event.UnreadableEvent;
import tn.ars.tuniclaim.service.outbox.Outbox;
import tn.ars.tuniclaim.testparts.KafkaDoor;
import tn.ars.tuniclaim.testparts.WithParts;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@WithParts
class CommonServiceFlowTest {

    @Autowired
    ProbeApplication probe;

    @Autowired
    Outbox outbox;

    @Autowired
    TransactionOperations transactions;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    KafkaDoor kafka;

    @Autowired
    TaskScheduler timers;

    @LocalServerPort
    int port;

    private final String marker = UUID.randomUUID().toString();

    @AfterEach
    void works_again() {
        probe.failure = null;
    }

    @Test
    void tells_what_was_committed_in_its_order_and_forgets_it() {
        var runId = UUID.randomUUID();

        transactions.executeWithoutResult(_ -> IntStream.range(0, 2_500)
                .forEach(i -> outbox.add(new SyncStarted(runId, SyncTrigger.PERSON, marker + i))));

        var told = kafka.awaitRecords("tuniclaim.sync-events", 2_500, this::isMarked);
        assertThat(told)
                .extracting(record -> ((SyncStarted) event(record)).requestedBy())
                .containsExactlyElementsOf(
                        IntStream.range(0, 2_500).mapToObj(i -> marker + i).toList());
        await().until(
                        () -> jdbc.sql("select count(*) from outbox")
                                .query(Long.class)
                                .single(),
                        left -> left == 0);
    }

    /** More than the relay holds at once: each of its batches has but a few of them. */
    @Test
    void tells_large_facts_in_their_order_too() {
        var runId = UUID.randomUUID();
        var filling = "x".repeat(1024 * 1024);

        transactions.executeWithoutResult(_ -> IntStream.range(0, 12)
                .forEach(i -> outbox.add(new SyncStarted(runId, SyncTrigger.PERSON, marker + i + filling))));

        assertThat(kafka.awaitRecords("tuniclaim.sync-events", 12, this::isMarked))
                .extracting(
                        record -> ((SyncStarted) event(record)).requestedBy().replace("x", ""))
                .containsExactlyElementsOf(
                        IntStream.range(0, 12).mapToObj(i -> marker + i).toList());
    }

    @Test
    void tells_nothing_of_what_was_rolled_back() {
        transactions.executeWithoutResult(transaction -> {
            outbox.add(new SyncStarted(UUID.randomUUID(), SyncTrigger.PERSON, marker + "-never"));
            transaction.setRollbackOnly();
        });
        transactions.executeWithoutResult(
                _ -> outbox.add(new SyncStarted(UUID.randomUUID(), SyncTrigger.PERSON, marker + "-after")));

        assertThat(kafka.awaitRecords("tuniclaim.sync-events", this::isMarked)).hasSize(1);
    }

    @Test
    void a_timer_that_waits_holds_up_no_other() throws Exception {
        var both = new CountDownLatch(2);
        Runnable waitsForTheOther = () -> {
            both.countDown();
            try {
                both.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        };
        var one = timers.schedule(waitsForTheOther, Instant.now());
        var other = timers.schedule(waitsForTheOther, Instant.now());

        assertThat(both.await(30, TimeUnit.SECONDS)).isTrue();
        await().until(() -> one.isDone() && other.isDone());
    }

    @Test
    void refuses_to_tell_of_rows_that_are_not_there_yet() {
        var event = new SyncStarted(UUID.randomUUID(), SyncTrigger.PERSON, marker);

        assertThatExceptionOfType(IllegalTransactionStateException.class).isThrownBy(() -> outbox.add(event));
    }

    @Test
    void sets_an_unreadable_record_aside_with_its_reason_and_hears_the_rest() {
        kafka.send("ars.payments", marker, Map.of("ce_id", "x"), "not json".getBytes(UTF_8));
        var payment = payment(marker);
        kafka.send(payment);

        await().until(() -> probe.heard.contains(payment));
        var letter = kafka.awaitRecords("ars.payments.dlt", record -> marker.equals(record.key()))
                .getFirst();
        assertThat(letter.value()).isEqualTo("not json".getBytes(UTF_8));
        assertThat(KafkaDoor.header(letter, "dlt_reason").orElseThrow()).contains("not a CloudEvent");
        assertThat(KafkaDoor.header(letter, "dlt_service")).hasValue("probe-service");
        assertThat(KafkaDoor.header(letter, "ce_id")).hasValue("x");
        assertThat(kafka.awaitRecords("integration.alerts", _ -> true))
                .extracting(ConsumerRecord::key)
                .contains("RECORD_UNREADABLE/ars.payments");
    }

    @Test
    void sets_a_fact_from_the_future_aside() {
        var early = payment(marker);
        kafka.send(new Fact<>(early.id(), Instant.parse("9999-01-01T00:00:00Z"), early.source(), early.event()));

        var letter = kafka.awaitRecords("ars.payments.dlt", record -> marker.equals(record.key()))
                .getFirst();
        assertThat(KafkaDoor.header(letter, "dlt_reason").orElseThrow()).contains("ce_time");
    }

    @Test
    void sets_aside_without_its_content_what_is_too_large_to_be_sent_again() {
        var huge = new ProducerRecord<>("ars.payments", marker, new byte[20 * 1024 * 1024]);
        var compressing = Map.<String, Object>of(
                "bootstrap.servers",
                kafka.bootstrapServers(),
                "compression.type",
                "gzip",
                "max.request.size",
                32 * 1024 * 1024,
                "buffer.memory",
                64 * 1024 * 1024L);
        RecordMetadata sent;
        try (var outsider = new KafkaProducer<>(compressing, new StringSerializer(), new ByteArraySerializer())) {
            sent = outsider.send(huge).get();
        } catch (InterruptedException | ExecutionException failure) {
            throw new AssertionError(failure);
        }
        var payment = payment(marker);
        kafka.send(payment);

        await().until(() -> probe.heard.contains(payment));
        var letter = kafka.awaitRecords(
                        "ars.payments.dlt",
                        record -> KafkaDoor.header(record, "dlt_left_out").isPresent())
                .getFirst();
        assertThat(KafkaDoor.header(letter, "dlt_offset")).hasValue(Long.toString(sent.offset()));
        assertThat(KafkaDoor.header(letter, "dlt_reason").orElseThrow()).contains("not a CloudEvent");
    }

    @Test
    void refuses_to_tell_what_no_topic_takes() {
        var event = new SyncStarted(UUID.randomUUID(), SyncTrigger.PERSON, "x".repeat(Topic.MAX_RECORD_BYTES));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> transactions.executeWithoutResult(_ -> outbox.add(event)));
    }

    @Test
    void shows_its_figures() {
        var figures = RestClient.create("http://localhost:" + port)
                .get()
                .uri("/actuator/prometheus")
                .retrieve()
                .body(String.class);

        assertThat(figures).contains("hikaricp_connections");
    }

    @Test
    void sets_a_record_aside_that_it_cannot_handle() {
        probe.failure = new IllegalStateException("a bug that quotes " + marker);
        kafka.send(payment(marker));

        var letter = kafka.awaitRecords("ars.payments.dlt", record -> marker.equals(record.key()))
                .getFirst();
        assertThat(KafkaDoor.header(letter, "dlt_reason").orElseThrow())
                .contains("IllegalStateException")
                .doesNotContain(marker);
    }

    @Test
    void waits_for_the_end_of_an_outage_and_then_hears_everything() {
        var outage = new UncheckedIOException(new ConnectException("database away"));
        probe.failure = outage;
        var payments = List.of(payment(marker), payment(marker));
        payments.forEach(kafka::send);

        await().during(Duration.ofSeconds(1)).until(() -> probe.heard.stream().noneMatch(payments::contains));
        probe.failure = null;

        await().until(() -> probe.heard.containsAll(payments));
        assertThat(kafka.read("ars.payments.dlt")).noneMatch(record -> marker.equals(record.key()));
    }

    @Test
    void reports_its_health_with_its_parts() {
        // The last word may be that of another test's context, or of this one while its consumers join.
        await().untilAsserted(() -> {
            var report = (InstanceHealthReported)
                    event(kafka.awaitRecords("integration.health", _ -> true).getLast());
            assertThat(report.service()).isEqualTo("probe-service");
            assertThat(report.health()).isEqualTo(InstanceHealthReported.Health.UP);
            assertThat(report.parts()).containsKeys("kafka", "consumers", "db");
        });
    }

    private boolean isMarked(ConsumerRecord<String, byte[]> record) {
        return new String(record.value(), UTF_8).contains(marker);
    }

    private static Fact<PaymentChanged> payment(String reference) {
        var change = new PaymentChanged(
                new BordereauReference(reference), null, PaymentStatus.EXECUTE, null, null, null, null);
        return Fact.of(change, Instant.parse("2026-11-22T11:00:00Z"), URI.create("/ars/test"));
    }

    private static Event event(ConsumerRecord<String, byte[]> record) {
        try {
            return new EventCodec().read(record).event();
        } catch (UnreadableEvent unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
