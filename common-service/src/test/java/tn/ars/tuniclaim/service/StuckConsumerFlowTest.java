package tn.ars.tuniclaim.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.actuate.endpoint.IndicatedHealthDescriptor;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import tn.ars.tuniclaim.claim.BordereauReference;
import tn.ars.tuniclaim.claim.PaymentStatus;
import tn.ars.tuniclaim.event.Alert.AlertRaised;
import tn.ars.tuniclaim.event.EventCodec;
import tn.ars.tuniclaim.event.Fact;
import tn.ars.tuniclaim.event.InstanceHealthReported;
import tn.ars.tuniclaim.event.PaymentChanged;
import tn.ars.tuniclaim.event.UnreadableEvent;
import tn.ars.tuniclaim.testparts.KafkaDoor;
import tn.ars.tuniclaim.testparts.WithParts;

/** A batch that cannot be decompressed makes every poll fail, and no record can be blamed. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@WithParts
@ExtendWith(OutputCaptureExtension.class)
class StuckConsumerFlowTest {

    @Autowired
    ProbeApplication probe;

    @Autowired
    KafkaDoor kafka;

    @Autowired
    HealthEndpoint health;

    @Autowired
    KafkaListenerEndpointRegistry listeners;

    @LocalServerPort
    int port;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Fact<PaymentChanged> payment = payment(UUID.randomUUID().toString());

    @BeforeEach
    void reads() {
        await().until(() -> answer("readiness") == 200);
        // A consumer that has only just joined knows no position that could be told.
        var read = payment(UUID.randomUUID().toString());
        kafka.send(read);
        await().until(() -> probe.heard.contains(read));
        probe.failedPolls.clear();
    }

    @AfterEach
    void reads_again() {
        probe.pollFailure = null;
        await().until(() -> answer("readiness") == 200);
    }

    @Test
    void says_that_it_cannot_read_on_skips_nothing_and_picks_up_by_itself(CapturedOutput output) {
        var alertsBefore = alerts().size();
        probe.pollFailure = StuckConsumerFlowTest::cannotBeDecompressed;
        kafka.send(payment);

        await().until(() -> answer("readiness") == 503);
        assertThat(probe.failedPolls).as("one failure may be a hiccup").hasSizeGreaterThanOrEqualTo(2);
        assertThat(answer("liveness")).as("a restart would not help").isEqualTo(200);
        assertThat(whatToDo())
                .contains("ars.payments-", "offset ", "NoClassDefFoundError: Could not initialize class Codec")
                .contains("nothing is skipped", "the offset of the group probe-service");
        await().until(() -> kafka.read("integration.health").stream().anyMatch(StuckConsumerFlowTest::saysDown));

        await().until(() -> probe.failedPolls.size() >= 5);
        assertThat(alerts()).hasSize(alertsBefore + 1);
        assertThat(alerts().getLast().subject()).startsWith("ars.payments-");
        assertThat(alerts().getLast().detail()).isEqualTo(whatToDo());
        assertThat(pausesMillis())
                .as("pauses grow")
                .satisfiesExactly(
                        first -> assertThat(first).isGreaterThanOrEqualTo(500),
                        second -> assertThat(second).isGreaterThanOrEqualTo(750),
                        third -> assertThat(third).isGreaterThanOrEqualTo(1_125),
                        fourth -> assertThat(fourth).isGreaterThanOrEqualTo(1_687));
        assertThat(output).doesNotContain("\tat ");
        assertThat(output.getAll().lines().filter(line -> line.contains("NoClassDefFoundError")))
                .hasSizeLessThanOrEqualTo(probe.failedPolls.size());

        probe.pollFailure = null;

        await().until(() -> probe.heard.contains(payment));
        await().until(() -> answer("readiness") == 200);
        assertThat(kafka.read("ars.payments.dlt"))
                .noneMatch(record -> payment.event().key().equals(record.key()));
    }

    /** So it is when the native library of snappy cannot be loaded. */
    @Test
    void outlives_a_library_that_is_missing_and_remembers_which() {
        probe.pollFailure = partition -> probe.failedPolls.size() == 1
                ? new UnsatisfiedLinkError("no codec in java.library.path")
                : new KafkaException("Received exception when fetching the next record from " + partition + ".");
        kafka.send(payment);

        await().until(() -> answer("readiness") == 503);
        assertThat(answer("liveness")).isEqualTo(200);
        assertThat(whatToDo()).contains("ars.payments-", "UnsatisfiedLinkError: no codec in java.library.path");
        probe.pollFailure = null;

        await().until(() -> probe.heard.contains(payment));
    }

    @Test
    void waits_for_a_broker_that_is_away_without_an_alert() {
        var alertsBefore = alerts().size();
        probe.pollFailure = _ -> new KafkaException(new TimeoutException("the coordinator does not answer"));
        kafka.send(payment);

        await().until(() -> probe.failedPolls.size() >= 4);
        assertThat(answer("readiness")).isEqualTo(200);
        probe.pollFailure = null;

        await().until(() -> probe.heard.contains(payment));
        assertThat(alerts()).hasSize(alertsBefore);
    }

    @Test
    void asks_for_a_new_process_when_a_consumer_has_stopped() {
        listeners.stop();
        assertThat(answer("liveness")).isEqualTo(503);
        assertThat(answer("readiness")).isEqualTo(503);

        listeners.start();
        assertThat(answer("liveness")).isEqualTo(200);
    }

    private static RuntimeException cannotBeDecompressed(TopicPartition partition) {
        var missing = new NoClassDefFoundError("Could not initialize class Codec");
        return new KafkaException(
                "Received exception when fetching the next record from %s. If needed, please seek past the record to continue consumption."
                        .formatted(partition),
                new KafkaException(missing));
    }

    private int answer(String group) {
        var question = HttpRequest.newBuilder(
                        URI.create("http://localhost:%d/actuator/health/%s".formatted(port, group)))
                .build();
        try {
            return http.send(question, BodyHandlers.discarding()).statusCode();
        } catch (IOException | InterruptedException failure) {
            throw new AssertionError(failure);
        }
    }

    private String whatToDo() {
        var reading = (IndicatedHealthDescriptor) health.healthForPath("consumers", "reading");
        return ((List<?>) reading.getDetails().get("stuck")).getFirst().toString();
    }

    private List<Long> pausesMillis() {
        var polls = List.copyOf(probe.failedPolls);
        return IntStream.range(1, 5)
                .mapToObj(i -> Duration.ofNanos(polls.get(i) - polls.get(i - 1)).toMillis())
                .toList();
    }

    private List<AlertRaised> alerts() {
        return kafka.read("integration.alerts").stream()
                .filter(record -> record.key().startsWith("RECORD_UNREADABLE/ars.payments-"))
                .map(StuckConsumerFlowTest::event)
                .map(AlertRaised.class::cast)
                .toList();
    }

    private static boolean saysDown(ConsumerRecord<String, byte[]> record) {
        return event(record) instanceof InstanceHealthReported report
                && report.parts().get("consumers") == InstanceHealthReported.Health.DOWN;
    }

    private static Object event(ConsumerRecord<String, byte[]> record) {
        try {
            return new EventCodec().read(record).event();
        } catch (UnreadableEvent unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private static Fact<PaymentChanged> payment(String reference) {
        var change = new PaymentChanged(
                new BordereauReference(reference), null, PaymentStatus.EXECUTE, null, null, null, null);
        return Fact.of(change, Instant.parse("2026-11-22T11:00:00Z"), URI.create("/ars/test"));
    }
}
