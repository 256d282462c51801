package tn.ars.tuniclaim.pusher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tn.ars.tuniclaim.claim.BordereauReference;
import tn.ars.tuniclaim.claim.BulletinStatus;
import tn.ars.tuniclaim.claim.NumeroBs;
import tn.ars.tuniclaim.event.BulletinStatusChanged;
import tn.ars.tuniclaim.event.Fact;
import tn.ars.tuniclaim.event.Topic;
import tn.ars.tuniclaim.simulator.Simulator;
import tn.ars.tuniclaim.simulator.dataset.DatasetSettings;
import tn.ars.tuniclaim.testparts.KafkaDoor;

/** A batch that cannot be decompressed makes every poll fail, and no record can be blamed. */
@RunningPusher
class StuckLanesFlowTest {

    @Autowired
    KafkaDoor kafka;

    @Autowired
    Simulator partner;

    @LocalServerPort
    int port;

    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void reads_again() {
        BrokenPolls.breakWith(null);
        patiently().until(() -> answer("readiness") == 200);
    }

    @Test
    void says_that_it_cannot_read_on_skips_nothing_and_picks_up_by_itself() {
        partner.replaceDataset(DatasetSettings.DEFAULT);
        partner.clearFaults();
        patiently().until(() -> answer("readiness") == 200);
        BrokenPolls.breakWith(StuckLanesFlowTest::cannotBeDecompressed);
        patiently().until(BrokenPolls::haveFailed);
        var waiting = aStatus();
        kafka.send(waiting);

        patiently().until(() -> answer("readiness") == 503);
        assertThat(answer("liveness")).as("a restart would not help").isEqualTo(200);
        assertThat(kafka.awaitRecords(
                        Topic.ALERTS.topicName(),
                        record -> record.key().matches("RECORD_UNREADABLE/ars\\.[a-z]+-[0-9]+")))
                .hasSize(1);
        assertThat(results(waiting)).isZero();

        BrokenPolls.breakWith(null);

        patiently().until(() -> results(waiting) == 1);
        patiently().until(() -> answer("readiness") == 200);
        assertThat(kafka.read(Topic.STATUSES.deadLetterName())).noneMatch(letter -> isOf(waiting, letter));
    }

    private Fact<BulletinStatusChanged> aStatus() {
        var change = new BulletinStatusChanged(
                new BordereauReference(partner.dataset().reference(30)),
                new NumeroBs("BS-000030-01"),
                null,
                BulletinStatus.VALIDATED,
                null,
                null);
        return new Fact<>(
                UUID.randomUUID().toString(), Instant.parse("2026-11-22T08:00:00Z"), URI.create("/ars/claims"), change);
    }

    private static KafkaException cannotBeDecompressed(TopicPartition partition) {
        var missing = new NoClassDefFoundError("Could not initialize class Codec");
        return new KafkaException(
                "Received exception when fetching the next record from %s. If needed, please seek past the record to continue consumption."
                        .formatted(partition),
                new KafkaException(missing));
    }

    private long results(Fact<?> fact) {
        return kafka.read(Topic.PUSH_RESULTS.topicName()).stream()
                .filter(result -> new String(result.value(), UTF_8).contains(fact.id()))
                .count();
    }

    private static boolean isOf(Fact<?> fact, ConsumerRecord<String, byte[]> record) {
        return KafkaDoor.header(record, "ce_id").orElse("").equals(fact.id());
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

    private static ConditionFactory patiently() {
        return await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(50));
    }
}
