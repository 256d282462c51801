package tn.ars.tuniclaim.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/** The loop closed: partner, importer, Kafka, pusher, partner; and a fault that becomes a mail. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WholeLoopTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private LocalRun run;
    private RestDoor door;
    private Partner partner;
    private Broker broker;
    private Mailbox mailbox;
    private Tables tables;

    @BeforeAll
    void start_and_synchronize_once() {
        run = LocalRun.start("--bordereaux", "60", "--bulletins-per-bordereau", "5", "--activity", "0");
        door = new RestDoor(run.dashboard(), run.accounts());
        partner = new Partner(run.partnerAdmin());
        broker = new Broker(run.bootstrapServers());
        mailbox = new Mailbox(run.imapPort());
        tables = run.tables();
        synchronizeToTheEnd();
    }

    @AfterAll
    void stop() {
        if (run != null) {
            broker.close();
            run.close();
        }
    }

    /** One test's trouble must not become another's. */
    @AfterEach
    void mend_the_partner() {
        partner.comeBack();
    }

    @Test
    void a_sync_brings_what_the_partner_has_and_a_second_one_changes_nothing() {
        var expected = partner.dataset().path("toHold");
        var bordereaux = keys("tuniclaim.bordereaux");
        var bulletins = broker.read("tuniclaim.bulletins").size();

        assertThat(bordereaux).hasSize(expected.path("bordereaux").intValue()).doesNotHaveDuplicates();
        assertThat(bulletins).isEqualTo(expected.path("bulletins").intValue());
        assertTablesHold(expected);

        var again = synchronizeToTheEnd();

        assertThat(again.path("imported").intValue())
                .isEqualTo(expected.path("bordereaux").intValue());
        assertThat(keys("tuniclaim.bordereaux")).hasSameSizeAs(bordereaux);
        assertThat(broker.read("tuniclaim.bulletins")).hasSize(bulletins);
        assertTablesHold(expected);
    }

    @Test
    void every_event_can_be_read_by_a_program_that_knows_only_cloudevents() {
        for (var topic : List.of("tuniclaim.bordereaux", "tuniclaim.bulletins", "tuniclaim.sync-events")) {
            assertThat(broker.read(topic)).as(topic).isNotEmpty().allSatisfy(record -> {
                assertThat(Broker.header(record, "ce_specversion")).isEqualTo("1.0");
                assertThat(Broker.header(record, "ce_id")).isNotBlank();
                assertThat(Broker.header(record, "ce_type")).startsWith("tn.ars.tuniclaim.");
                assertThat(Broker.header(record, "ce_time")).isNotBlank();
            });
        }
    }

    @Test
    void the_rest_door_brings_a_status_and_a_payment_to_the_partner() {
        var bordereau = keys("tuniclaim.bordereaux").getFirst();

        var status = door.pushStatus("""
            {"bordereauId": "%s", "statusData": {"newStatus": "TRAITE", "processedBy": "amira"}}\
            """.formatted(bordereau));
        var payment = door.pushPayment("""
            {"bordereauId": "%s", "paymentData": {"paymentStatus": "EXECUTE", "amount": "120.500"}}\
            """.formatted(bordereau));

        assertThat(List.of(status, payment))
                .allSatisfy(answer ->
                        assertThat(answer.path("success").booleanValue()).isTrue());
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(partner.toldOf(bordereau))
                        .containsExactlyInAnyOrder("status TRAITE", "payment PAID"));
    }

    @Test
    void an_event_of_any_kafka_client_arrives_at_the_partner() {
        var bordereau = keys("tuniclaim.bordereaux").get(1);

        publishStatus(bordereau, "EN_COURS");

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(partner.toldOf(bordereau)).containsExactly("status EN_COURS"));
    }

    @Test
    void what_is_no_event_is_set_aside_and_told_of_by_mail() {
        broker.send("ars.statuses", "BRD-BROKEN", Map.of(), "not an event");

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(broker.read("ars.statuses.dlt")).anySatisfy(letter -> {
                    assertThat(letter.value()).isEqualTo("not an event");
                    assertThat(Broker.header(letter, "dlt_reason")).contains("CloudEvent");
                }));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(mailbox.subjects())
                        .anySatisfy(subject -> assertThat(subject).contains("illisible")));
    }

    @Test
    void a_partner_that_is_down_is_reported_and_gets_every_change_once_it_is_up() {
        var bordereau = keys("tuniclaim.bordereaux").get(2);
        partner.goDown();

        var failed = synchronizeToTheEnd();
        List.of("A_AFFECTER", "ASSIGNE", "EN_COURS").forEach(word -> publishStatus(bordereau, word));

        assertThat(failed.path("details").stringValue()).isNotBlank();
        assertThat(door.status().path("isHealthy").booleanValue()).isFalse();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(mailsOfOutages(false)).isNotEmpty());
        assertThat(mailsOfOutages(true)).isEmpty();
        assertThat(partner.toldOf(bordereau)).isEmpty();

        partner.comeBack();

        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(partner.toldOf(bordereau)).last().isEqualTo("status EN_COURS"));
        synchronizeToTheEnd();
        assertThat(door.status().path("isHealthy").booleanValue()).isTrue();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(mailsOfOutages(true)).hasSize(1));
        assertThat(mailsOfOutages(false)).hasSize(1);
        assertThat(partner.verdict().path("clean").booleanValue()).isTrue();
    }

    @Test
    void nobody_misses_a_dashboard_that_was_killed_and_lost_its_tables_and_rebuilt_it_says_the_same() {
        var known = keys("tuniclaim.bordereaux").get(3);
        var change = door.pushStatus("""
            {"bordereauId": "%s", "statusData": {"newStatus": "TRAITE", "processedBy": "amira"}}\
            """.formatted(known)).path("eventId").stringValue();
        var first = door.ask("/api/v1/runs?limit=500")
                .path("items")
                .valueStream()
                .reduce((_, older) -> older)
                .orElseThrow()
                .path("id")
                .stringValue();
        var questions = List.of(
                "/api/v1/pushes/" + change,
                "/api/v1/story?bordereau=" + known,
                "/api/v1/runs/" + first,
                "/api/v1/runs/" + first + "/rejections");
        // Not those with totals, which count what happens meanwhile.
        var pages = List.of("/claim?ref=" + known, "/syncs/" + first);
        // What was decided and what became of it are read from two topics.
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(door.ask(questions.getFirst()).path("outcome").stringValue())
                    .isEqualTo("DELIVERED");
            assertThat(kinds(known)).contains("CREATED", "STATUS", "DELIVERED");
        });
        var answers = questions.stream().map(door::ask).toList();
        var texts = texts(pages);

        run.killDashboard();
        var mails = mailbox.subjects().size();
        var meanwhile = keys("tuniclaim.bordereaux").get(4);
        var run2 = UUID.randomUUID().toString();
        broker.send(
                "tuniclaim.sync-commands",
                "sync",
                cloudEvent("sync-requested"),
                "{\"runId\": \"%s\", \"trigger\": \"PERSON\", \"requestedBy\": \"amira\"}".formatted(run2));
        publishStatus(meanwhile, "EN_COURS");
        broker.send("ars.payments", "BRD-BROKEN", Map.of(), "not an event");

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(broker.read("tuniclaim.sync-events"))
                        .anySatisfy(event -> {
                            assertThat(Broker.header(event, "ce_type")).contains("sync-ended");
                            assertThat(event.value()).contains(run2);
                        }));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(partner.toldOf(meanwhile)).containsExactly("status EN_COURS"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(mailbox.subjects()).hasSizeGreaterThan(mails));
        await().atMost(PATIENCE).until(run::isReadyButForTheDashboard);

        tables.dropSchema("dashboard");
        run.startDashboard("--dashboard.rebuild=true");

        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(questions.stream().map(door::ask).toList()).isEqualTo(answers);
            assertThat(texts(pages)).isEqualTo(texts);
            assertThat(door.ask("/api/v1/runs/" + run2).path("outcome").stringValue())
                    .startsWith("COMPLETED");
            assertThat(kinds(meanwhile)).contains("STATUS", "DELIVERED");
        });
    }

    /** Of what happened to a bordereau. */
    private List<String> kinds(String bordereau) {
        return door.ask("/api/v1/story?bordereau=" + bordereau)
                .path("items")
                .valueStream()
                .map(step -> step.path("kind").stringValue())
                .toList();
    }

    private List<String> texts(List<String> paths) {
        var reader = door.pages();
        return paths.stream().map(reader::text).toList();
    }

    private void assertTablesHold(JsonNode expected) {
        assertThat(tables.rows("importer.bordereau"))
                .isEqualTo(expected.path("bordereaux").longValue());
        assertThat(tables.rows("importer.bulletin_de_soin"))
                .isEqualTo(expected.path("bulletins").longValue());
        assertThat(tables.rows("importer.bulletin_item"))
                .isEqualTo(expected.path("items").longValue());
    }

    /** Subjects of the mails that say that the partner cannot be read, or told, or neither; or, when over, that it can again. */
    private List<String> mailsOfOutages(boolean over) {
        return mailbox.subjects().stream()
                .filter(subject -> subject.contains("être lus")
                        || subject.contains("les statuts")
                        || subject.contains("ne répond pas")
                        || subject.contains("répond de nouveau"))
                .filter(subject -> subject.contains("Terminé") == over)
                .toList();
    }

    private void publishStatus(String bordereau, String newStatus) {
        broker.send(
                "ars.statuses",
                bordereau,
                cloudEvent("bordereau-status-changed"),
                "{\"bordereau\": \"%s\", \"newStatus\": \"%s\"}".formatted(bordereau, newStatus));
    }

    private static Map<String, String> cloudEvent(String type) {
        return Map.of(
                "ce_specversion",
                "1.0",
                "ce_id",
                UUID.randomUUID().toString(),
                "ce_source",
                "/ars/bordereaux",
                "ce_type",
                "tn.ars.tuniclaim." + type + ".v1",
                "ce_time",
                Instant.now().toString(),
                "content-type",
                "application/json");
    }

    /** Starts a run, waits for its end and answers its line in the log. */
    private JsonNode synchronizeToTheEnd() {
        var before = door.status().path("logs").size();
        assertThat(door.synchronize().path("success").booleanValue()).isTrue();
        return await().atMost(PATIENCE)
                .until(() -> door.status().path("logs"), logs -> logs.size() > before)
                .get(0);
    }

    private List<String> keys(String topic) {
        return broker.read(topic).stream().map(record -> record.key()).toList();
    }
}
