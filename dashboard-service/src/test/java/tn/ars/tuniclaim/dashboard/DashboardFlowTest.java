package tn.ars.tuniclaim.dashboard;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import tn.ars.tuniclaim.claim.BordereauReference;
import tn.ars.tuniclaim.event.Alert.AlertRaised;
import tn.ars.tuniclaim.event.AlertCause;
import tn.ars.tuniclaim.event.Event;
import tn.ars.tuniclaim.event.Fact;
import tn.ars.tuniclaim.event.InstanceHealthReported;
import tn.ars.tuniclaim.event.InstanceHealthReported.Health;
import tn.ars.tuniclaim.event.ParkReason;
import tn.ars.tuniclaim.event.PushKind;
import tn.ars.tuniclaim.event.PushResult.PushDelivered;
import tn.ars.tuniclaim.event.PushResult.PushParked;
import tn.ars.tuniclaim.event.PushResult.PushRefused;
import tn.ars.tuniclaim.event.PushSubject;
import tn.ars.tuniclaim.event.SyncBalance;
import tn.ars.tuniclaim.event.SyncBalance.Counts;
import tn.ars.tuniclaim.event.SyncCommand.SyncRequested;
import tn.ars.tuniclaim.event.SyncEvent.EntryRejected;
import tn.ars.tuniclaim.event.SyncEvent.SyncEnded;
import tn.ars.tuniclaim.event.SyncEvent.SyncProgressed;
import tn.ars.tuniclaim.event.SyncEvent.SyncStarted;
import tn.ars.tuniclaim.event.SyncOutcome;
import tn.ars.tuniclaim.event.SyncTrigger;
import tn.ars.tuniclaim.event.Topic;
import tn.ars.tuniclaim.testparts.KafkaDoor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** In by Kafka and out by the pages and the REST door, and the other way round. */
@DashboardTest
class DashboardFlowTest {

    private static final String DOOR = "/bulletin-soin/sync/tuniclaim";
    private static final URI SOURCE = URI.create("/ars/test");

    @Autowired
    Environment settings;

    @Autowired
    KafkaDoor kafka;

    @Autowired
    JsonMapper json;

    @Test
    void shows_on_the_page_what_kafka_tells() {
        var page = new Browser(settings).signedIn("chef_equipe");
        var now = now();
        tell(
                now,
                new InstanceHealthReported(
                        "importer-service", "box-7:8081", Health.DEGRADED, Map.of("partner", Health.DEGRADED), now));
        tell(now, new PushDelivered(subject(now), 1, Duration.ofMillis(80)));
        tell(now, new PushParked(subject(now), ParkReason.PARTNER_FAILING, 3, null, now.plusSeconds(60)));
        tell(now, new PushRefused(subject(now), 422, "code inconnu <V9>"));
        tell(now, new AlertRaised(AlertCause.RECORD_UNREADABLE, "ars.statuses", "ars.statuses, partition 3", null));
        var run = UUID.randomUUID();
        tell(now.minusSeconds(95), new SyncStarted(run, SyncTrigger.PERSON, "amira.b"));
        tell(now.minusSeconds(60), new EntryRejected(run, 7, "BRD-77", null, "statut", "statut must be a text <b>"));
        tell(now, new SyncEnded(run, SyncOutcome.COMPLETED_WITH_REJECTIONS, "7 entries <rejected>", balance()));

        await().untilAsserted(() -> assertThat(page.get("/").body())
                .contains("box-7:8081", "Partenaire\u00a0: en attente")
                .contains("ars.statuses, partition 3", "Un message illisible", "Que faire")
                .contains("Statut Traité", "tout le bordereau", "HTTP 422")
                .contains("amira.b", "Terminée, avec rejets")
                .doesNotContain("7 entries")
                .contains("livrés aujourd’hui", "le plus ancien depuis"));
        await().untilAsserted(() ->
                assertThat(page.get("/syncs/" + run).body()).contains("statut must be a text &lt;b&gt;", "BRD-77"));
    }

    @Test
    void keeps_the_partners_words_from_those_who_may_not_see_contents() {
        var now = now();
        var refused = subject(now);
        tell(now, new PushRefused(refused, 422, "Mme <Trabelsi> est radiée"));
        var allowed = new Browser(settings).signedIn("responsable_departement");
        await().untilAsserted(() -> assertThat(allowed.get("/").body())
                .contains(refused.bordereau().value(), "Mme &lt;Trabelsi&gt; est radiée")
                .doesNotContain("réservés à qui"));
        assertThat(new Browser(settings).signedIn("gestionnaire").get("/").body())
                .contains(refused.bordereau().value(), "HTTP 422", "réservés à qui peut voir")
                .doesNotContain("Trabelsi");
    }

    @Test
    void names_the_unknown_bordereaux_that_changes_wait_for_until_they_are_known() {
        var page = new Browser(settings).signedIn("chef_equipe");
        var now = now();
        var waiting = subject(now);
        tell(now, new AlertRaised(AlertCause.BORDEREAU_UNKNOWN, null, "never imported", waiting.bordereau()));
        tell(now, new PushParked(waiting, ParkReason.BORDEREAU_UNKNOWN, 3, null, now.plusSeconds(60)));
        await().untilAsserted(() -> assertThat(page.get("/").body())
                .contains("un bordereau\u00a0:", waiting.bordereau().value()));
        tell(now.plusSeconds(1), new PushDelivered(waiting, 4, Duration.ofMillis(80)));
        await().untilAsserted(() -> assertThat(page.get("/").body())
                .contains("inconnus du partenaire")
                .doesNotContain(waiting.bordereau().value()));
    }

    @Test
    void speaks_english_when_asked_and_remembers() {
        var page = new Browser(settings).signedIn("client_service");
        assertThat(page.get("/").body()).contains("<html lang=\"fr\"", "Synchronisations");
        assertThat(page.get("/?lang=en").body()).contains("<html lang=\"en\"", "Open alerts");
        assertThat(page.get("/").body()).contains("Open alerts");
        assertThat(page.get("/?lang=xx").body()).contains("Alertes ouvertes");
    }

    @Test
    void answers_the_status_call_from_the_last_run() {
        var end = now().plusSeconds(300);
        var run = UUID.randomUUID();
        tell(end.minusSeconds(9), new SyncStarted(run, SyncTrigger.SCHEDULE, "schedule"));
        tell(end.minusSeconds(5), new SyncProgressed(run, balance()));
        tell(end, new SyncEnded(run, SyncOutcome.FAILED, "the partner does not answer", balance()));

        var status =
                await().until(this::status, it -> it.path("lastSync").asString().equals(end.toString()));
        assertThat(status.path("isHealthy").booleanValue()).isFalse();
        assertThat(status.path("lastResult")).isEqualTo(json.readTree("{\"imported\": 38, \"errors\": 2}"));
        assertThat(status.path("error").asString()).startsWith("Échec de la synchronisation (bordereaux : ");
        var log = status.path("logs").path(0);
        assertThat(log.path("date").asString()).isEqualTo(end.toString());
        assertThat(log.path("imported").asLong()).isEqualTo(38);
        assertThat(log.path("details").asString())
                .startsWith("Échec de la synchronisation (")
                .contains("1 créé, 2 modifiés, 35 inchangés, 2 rejetés", "800 reçus, 0 rejeté")
                .doesNotContain("the partner does not answer");

        tell(end.plusSeconds(60), new SyncEnded(UUID.randomUUID(), SyncOutcome.COMPLETED, null, SyncBalance.ZERO));
        await().untilAsserted(() -> {
            assertThat(status().path("isHealthy").booleanValue()).isTrue();
            assertThat(status().has("error")).isFalse();
            assertThat(status().path("logs").path(0).path("details").asString()).startsWith("bordereaux : ");
            assertThat(status().path("logs").path(1).path("date").asString()).isEqualTo(end.toString());
        });
    }

    @Test
    void asks_the_importer_for_a_run_and_not_while_one_goes_on() throws Exception {
        var browser = new Browser(settings);
        var answer = json.readTree(browser.call(DOOR, "chef_equipe", "").body());
        assertThat(answer.path("success").booleanValue()).isTrue();
        var run = UUID.fromString(answer.path("runId").asString());
        var record = kafka.awaitRecords(
                        Topic.SYNC_COMMANDS.topicName(),
                        it -> text(it.value()).contains(run.toString())
                                && text(it.value()).contains("chef_equipe"))
                .getFirst();
        assertThat(json.readValue(record.value(), SyncRequested.class))
                .isEqualTo(new SyncRequested(run, SyncTrigger.PERSON, "chef_equipe"));
        var second = json.readTree(browser.call(DOOR, "super_admin", "").body());
        assertThat(second.path("runId").asString()).isEqualTo(run.toString());
        assertThat(second.path("message").asString()).isEqualTo("Une synchronisation est déjà demandée.");

        var start = now();
        tell(start, new SyncStarted(run, SyncTrigger.PERSON, "chef_equipe"));
        var joined = await().until(
                        () -> json.readTree(
                                browser.call(DOOR, "super_admin", "").body()),
                        it -> it.path("runId").asString().equals(run.toString()));
        assertThat(joined.path("success").booleanValue()).isTrue();
        assertThat(joined.path("message").asString()).contains("déjà");

        var page = new Browser(settings).signedIn("chef_equipe");
        assertThat(page.submit("/", "/sync", Map.of()).statusCode()).isEqualTo(302);
        var ofItself =
                page.send("/", request -> request.header("Accept", "text/html").header("HX-Request", "true"));
        assertThat(ofItself.body()).contains(">En cours<").doesNotContain("déjà en cours");
        assertThat(page.get("/").body()).contains("déjà en cours", ">En cours<");
        tell(start.plusSeconds(1), new SyncEnded(run, SyncOutcome.COMPLETED, null, SyncBalance.ZERO));
        await().untilAsserted(() -> assertThat(page.get("/").body()).doesNotContain(">En cours<"));
    }

    @Test
    void publishes_a_status_under_the_key_the_id_and_the_time_of_the_fact() {
        var key = UUID.randomUUID().toString();
        var answer = new Browser(settings)
                .send(
                        DOOR + "/push-status",
                        request -> request.header("Authorization", Browser.basic("bo"))
                                .header("Content-Type", "application/json")
                                .header("Idempotency-Key", key)
                                .POST(BodyPublishers.ofString("""
                                    {"bordereauId": "BRD-é 9", "statusData": {"bsId": "BS-1", "newStatus": "TRAITE",
                                     "processedAt": "2026-01-05T08:30:00.123Z"}}
                                    """)));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json.readTree(answer.body()).path("success").booleanValue()).isTrue();
        var id = json.readTree(answer.body()).path("eventId").asString();

        var record = published(Topic.STATUSES, id);
        assertThat(record.key()).isEqualTo("BRD-é 9");
        assertThat(KafkaDoor.header(record, "ce_type")).hasValue("tn.ars.tuniclaim.bulletin-status-changed.v1");
        assertThat(KafkaDoor.header(record, "ce_time")).hasValue("2026-01-05T08:30:00.123Z");
        assertThat(KafkaDoor.header(record, "ce_source")).hasValue("/ars/dashboard-service");
        assertThat(text(record.value())).contains("\"newStatus\":\"VALIDATED\"");
    }

    @Test
    void takes_one_key_in_two_calls_for_two_facts_and_in_one_call_for_one() {
        var status = "{\"bordereauId\": \"BRD-11\", \"statusData\": {\"newStatus\": \"TRAITE\"}}";
        var bulletin = "{\"bordereauId\": \"BRD-11\", \"statusData\": {\"bsId\": \"BS-1\", \"newStatus\": \"TRAITE\"}}";
        var payment = "{\"bordereauId\": \"BRD-11\", \"paymentData\": {\"paymentStatus\": \"PAID\"}}";
        var first = idUnderKey("push-status", status);
        assertThat(idUnderKey("push-status", status)).isEqualTo(first);
        assertThat(List.of(first, idUnderKey("push-status", bulletin), idUnderKey("push-payment", payment)))
                .doesNotHaveDuplicates();
    }

    @Test
    void refuses_a_key_that_comes_again_with_another_body() {
        var key = UUID.randomUUID().toString();
        var validated = "{\"bordereauId\": \"BRD-12\", \"statusData\": {\"newStatus\": \"TRAITE\"}}";
        var rejected = "{\"bordereauId\": \"BRD-12\", \"statusData\": {\"newStatus\": \"REJETE\"}}";
        var first = underKey(key, "push-status", validated);
        assertThat(first.statusCode()).isEqualTo(200);

        var other = underKey(key, "push-status", rejected);
        assertThat(other.statusCode()).isEqualTo(422);
        var answer = json.readTree(other.body());
        assertThat(answer.path("success").booleanValue()).isFalse();
        assertThat(answer.path("message").asString()).contains("Idempotency-Key");
        assertThat(answer.path("error").asString())
                .startsWith("Idempotency-Key a déjà servi")
                .contains("nouvelle clé");
        assertThat(answer.has("eventId")).isFalse();
        assertThat(id(underKey(key, "push-status", validated))).isEqualTo(id(first));
        assertThat(kafka.read(Topic.STATUSES.topicName()))
                .filteredOn(it -> "BRD-12".equals(it.key()))
                .noneMatch(it -> text(it.value()).contains("REJETE"));
    }

    @Test
    void takes_a_repeated_call_for_the_same_fact_of_the_same_time_however_it_is_written() {
        var key = UUID.randomUUID().toString();
        var id = id(underKey(
                key,
                "push-payment",
                "{\"bordereauId\":\"BRD-13\",\"paymentData\":{\"paymentStatus\":\"PAID\",\"amount\":5}}"));
        var again = underKey(key, "push-payment", """
            {"paymentData": {"amount": 5, "paymentStatus": "PAID"}, "bordereauId": "BRD-13"}
            """);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(id(again)).isEqualTo(id);
        var told = await().until(
                        () -> kafka.read(Topic.PAYMENTS.topicName()).stream()
                                .filter(it -> "BRD-13".equals(it.key()))
                                .toList(),
                        it -> it.size() == 2);
        assertThat(told).extracting(it -> KafkaDoor.header(it, "ce_id")).containsOnly(Optional.of(id));
        assertThat(told)
                .extracting(it -> KafkaDoor.header(it, "ce_time"))
                .hasSize(2)
                .satisfies(it -> assertThat(it.getFirst()).isEqualTo(it.getLast()));
    }

    @Test
    void takes_one_of_several_bodies_that_come_under_one_key_at_the_same_moment() throws Exception {
        var key = UUID.randomUUID().toString();
        var answers = new ArrayList<Future<Integer>>();
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var amount = 1; amount <= 8; amount++) {
                var body = "{\"bordereauId\":\"BRD-14\",\"paymentData\":{\"paymentStatus\":\"PAID\",\"amount\":%d}}"
                        .formatted(amount);
                answers.add(
                        callers.submit(() -> underKey(key, "push-payment", body).statusCode()));
            }
        }
        assertThat(answers).extracting(Future::get).containsOnlyOnce(200).containsOnly(200, 422);
    }

    @Test
    void publishes_a_payment() {
        var answer = new Browser(settings).call(DOOR + "/push-payment", "finance", """
            {"bordereauId": "BRD-10", "paymentData": {"paymentStatus": "PAID", "amount": 12.5}}
            """);
        assertThat(answer.statusCode()).isEqualTo(200);
        var record = published(
                Topic.PAYMENTS, json.readTree(answer.body()).path("eventId").asString());
        assertThat(record.key()).isEqualTo("BRD-10");
        assertThat(text(record.value()))
                .contains("\"montant\":\"12.500\"", "\"status\":\"EXECUTE\"", "\"processedBy\":\"finance\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "push-status|nonsense|body",
                "push-status|{\"bordereauId\":\"\",\"statusData\":{\"newStatus\":\"TRAITE\"}}|bordereauId",
                "push-status|{\"bordereauId\":\"B\",\"statusData\":{\"newStatus\":\"V9\"}}|statusData.newStatus",
                "push-payment|{\"bordereauId\":\"B\",\"paymentData\":{\"paymentStatus\":\"PAID\",\"amount\":-1}}|paymentData.amount",
            })
    void answers_a_bad_body_in_the_shape_that_the_screens_read(String call, String body, String field) {
        assertThatIsRefused(new Browser(settings).call(DOOR + "/" + call, "finance", body), field);
    }

    @Test
    void does_not_read_endless_bodies() {
        assertThatIsRefused(
                new Browser(settings)
                        .call(DOOR + "/push-status", "finance", "{\"x\": \"" + "x".repeat(1_000_000) + "\"}"),
                "body");
    }

    @Test
    void refuses_an_idempotency_key_that_cannot_be_an_id() {
        var answer = new Browser(settings)
                .send(
                        DOOR + "/push-status",
                        request -> request.header("Authorization", Browser.basic("bo"))
                                .header("Content-Type", "application/json")
                                .header("Idempotency-Key", "two words")
                                .POST(BodyPublishers.ofString(
                                        "{\"bordereauId\": \"B\", \"statusData\": {\"newStatus\": \"TRAITE\"}}")));
        assertThatIsRefused(answer, "Idempotency-Key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "nonsense", ""})
    void refuses_what_does_not_say_that_it_is_json(String type) {
        for (var call : List.of("/push-status", "/push-payment")) {
            var answer = new Browser(settings).send(DOOR + call, request -> {
                request.header("Authorization", Browser.basic("bo")).POST(BodyPublishers.ofString("{}"));
                return type.isEmpty() ? request : request.header("Content-Type", type);
            });
            assertThatIsRefused(answer, "Content-Type");
        }
    }

    @Test
    void shows_a_page_of_its_own_where_there_is_nothing() {
        var answer = new Browser(settings).signedIn("finance").get("/nowhere");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("Page introuvable", "Retour à la vue");
    }

    private String idUnderKey(String call, String body) {
        var answer = underKey("the-key", call, body);
        assertThat(answer.statusCode()).isEqualTo(200);
        return id(answer);
    }

    private HttpResponse<String> underKey(String key, String call, String body) {
        return new Browser(settings)
                .send(
                        DOOR + "/" + call,
                        request -> request.header("Authorization", Browser.basic("bo"))
                                .header("Content-Type", "application/json")
                                .header("Idempotency-Key", key)
                                .POST(BodyPublishers.ofString(body)));
    }

    private String id(HttpResponse<String> answer) {
        return json.readTree(answer.body()).path("eventId").asString();
    }

    private void assertThatIsRefused(HttpResponse<String> answer, String field) {
        assertThat(answer.statusCode()).isEqualTo(400);
        var body = json.readTree(answer.body());
        assertThat(body.path("success").booleanValue()).isFalse();
        assertThat(body.path("message").asString()).contains(field);
        assertThat(body.path("error").asString()).startsWith(field + " ");
    }

    /** As exact as a database and a page can both be. */
    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    private JsonNode status() {
        return json.readTree(new Browser(settings)
                .send(DOOR + "/status", request -> request.header("Authorization", Browser.basic("client_service")))
                .body());
    }

    private ConsumerRecord<String, byte[]> published(Topic topic, String id) {
        List<ConsumerRecord<String, byte[]>> records = kafka.awaitRecords(
                topic.topicName(),
                it -> KafkaDoor.header(it, "ce_id").filter(id::equals).isPresent());
        return records.getFirst();
    }

    private void tell(Instant time, Event event) {
        kafka.send(Fact.of(event, time, SOURCE));
    }

    private static PushSubject subject(Instant now) {
        var reference = new BordereauReference("BRD-" + UUID.randomUUID());
        return new PushSubject(UUID.randomUUID().toString(), reference, null, PushKind.STATUS, "TRAITE", now);
    }

    private static SyncBalance balance() {
        return new SyncBalance(new Counts(40, 1, 2, 35, 0, 2), new Counts(800, 20, 0, 780, 0, 0), Counts.ZERO, 0);
    }

    private static String text(byte[] value) {
        return new String(Objects.requireNonNull(value), UTF_8);
    }
}
