package tn.ars.tuniclaim.dashboard.letter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import tn.ars.tuniclaim.dashboard.Browser;
import tn.ars.tuniclaim.dashboard.DashboardTest;
import tn.ars.tuniclaim.dashboard.record.RecordPlace;
import tn.ars.tuniclaim.event.Topic;
import tn.ars.tuniclaim.testparts.KafkaDoor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Letters come by Kafka, are put back by HTTP, and go out by Kafka. */
@DashboardTest
class RedriveTest {

    private static final String TOPIC = "ars.reclamations";
    private static final String LETTERS = TOPIC + ".dlt";
    private static final String OPERATOR = "administrateur";
    private static final byte[] VALUE = "{\"montant\": \"<b>\"}".getBytes(UTF_8);

    @Autowired
    Environment settings;

    @Autowired
    KafkaDoor kafka;

    @Autowired
    Letters letters;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JsonMapper json;

    private final String key = "BRD-" + UUID.randomUUID();

    @Test
    void puts_one_back_as_it_came_and_says_by_whom() {
        var place = letter(LETTERS, Map.of("dlt_partition", "3", "dlt_offset", "77", "ce_id", "f-1", "own", "é"));
        var person = new Browser(settings).signedIn(OPERATOR);
        var page = page(place);
        assertThat(person.get(page).body()).contains("Remettre");
        assertThat(press(person, place, "").statusCode()).isEqualTo(302);
        assertThat(person.get(page).body()).contains("Il faut une raison");
        assertThat(back()).isEmpty();

        press(person, place, "the reader is mended");

        assertThat(person.get(page).body()).contains("Un message remis", "administrateur l’a remis à");
        var record = back().getFirst();
        assertThat(record.partition()).isEqualTo(3);
        assertThat(record.value()).isEqualTo(VALUE);
        assertThat(record.headers().toArray())
                .extracting(header -> header.key() + "=" + new String(header.value(), UTF_8))
                .containsExactlyInAnyOrder("ce_id=f-1", "own=é");

        press(person, place, "once more");
        assertThat(person.get(page).body()).contains("Il a déjà été remis");
        assertThat(back()).hasSize(1);
        assertThat(audit()).anySatisfy(line -> {
            assertThat(line.path("subject").asString()).isEqualTo("letter " + place);
            assertThat(line.path("reason").asString()).isEqualTo("the reader is mended");
            assertThat(line.path("outcome").asString()).isEqualTo("DONE");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"many", "12", "99999999999", "-1"})
    void puts_one_on_the_partition_of_its_key_where_that_from_which_it_came_is_none(String partition) {
        var place = letter(LETTERS, Map.of("dlt_partition", partition, "dlt_offset", "77", "dlt_reason", "was wrong"));
        press(new Browser(settings).signedIn(OPERATOR), place, "the reader is mended");
        assertThat(back()).singleElement().extracting(ConsumerRecord::value).isEqualTo(VALUE);
    }

    @Test
    void shows_no_button_to_whom_may_not_send_again() {
        var place = letter(LETTERS, unreadable());
        assertThat(new Browser(settings)
                        .signedIn("client_service")
                        .get(page(place))
                        .body())
                .doesNotContain("Remettre");
    }

    @Test
    void does_the_same_call_under_the_same_key_once() {
        var place = letter(LETTERS, unreadable());
        var idempotencyKey = UUID.randomUUID().toString();
        var body = one(place);
        var first = redrive(body, idempotencyKey);
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(body(first).path("putBack").longValue()).isEqualTo(1);
        assertThat(redrive(body, idempotencyKey).body()).isEqualTo(first.body());
        assertThat(back()).hasSize(1);
        assertThat(body(get("/dead-letters/" + place)).path("putBackBy").asString())
                .isEqualTo(OPERATOR);
        assertProblem(redrive(body, UUID.randomUUID().toString()), 409, "letter");
    }

    @Test
    void puts_those_of_one_reason_back_as_many_as_were_counted() {
        var reason = "must be " + UUID.randomUUID();
        var places = IntStream.range(0, 3)
                .mapToObj(_ -> letter(LETTERS, with(unreadable(), "dlt_reason", reason)))
                .toList();
        assertThat(body(get("/dead-letters/groups"))).anySatisfy(group -> {
            assertThat(group.path("topic").asString()).isEqualTo(LETTERS);
            assertThat(group.path("reason").asString()).isEqualTo(reason);
            assertThat(group.path("letters").longValue()).isEqualTo(3);
        });
        assertProblem(redrive(group(reason, 2), UUID.randomUUID().toString()), 409, "group.count");
        assertThat(back()).isEmpty();

        var answer = redrive(group(reason, 3), UUID.randomUUID().toString());

        assertThat(body(answer).path("putBack").longValue()).as(answer.body()).isEqualTo(3);
        assertThat(body(answer).path("remaining").longValue()).isZero();
        assertThat(back()).hasSize(3);
        assertThat(places)
                .allSatisfy(place -> assertThat(letter(place).hindrance()).isEqualTo(Hindrance.PUT_BACK));
    }

    @Test
    void puts_those_of_one_reason_back_from_the_page() {
        var reason = "must be " + UUID.randomUUID();
        letter(LETTERS, with(unreadable(), "dlt_reason", reason.replace(" ", "\n\t")));
        var person = new Browser(settings).signedIn(OPERATOR);
        assertThat(person.get("/topics").body()).contains(reason, "Remettre le message");
        person.submit(
                "/topics",
                "/topics/letters/redrive",
                Map.of("topic", LETTERS, "cause", reason, "count", "1", "reason", "mended"));
        assertThat(person.get("/topics").body()).contains("Un message remis");
        assertThat(back()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"0, 5000000", "99, 7"})
    void says_that_kafka_keeps_it_no_more_and_what_to_do_and_remembers_it(int partition, long offset) {
        var gone = new RecordPlace(LETTERS, partition, offset);
        known(List.of(gone), "must be there");
        var idempotencyKey = UUID.randomUUID().toString();
        for (var times = 0; times < 2; times++) {
            var answer = redrive(one(gone), idempotencyKey);
            assertProblem(answer, 409, "letter");
            assertThat(body(answer).path("detail").asString()).contains("n’est plus gardé par Kafka : publiez-le");
        }
        assertThat(letter(gone).hindrance()).isEqualTo(Hindrance.GONE);
        assertThat(letter(gone).putBackAt()).isNull();
        assertThat(new Browser(settings).signedIn(OPERATOR).get(page(gone)).body())
                .contains("que celui qui l’a publié le publie de nouveau")
                .doesNotContain("action=\"/topics/letter/redrive\"");
        assertThat(body(get("/dead-letters/" + gone + "/content")).path("state").asString())
                .isEqualTo("GONE");
        assertThat(audit()).anySatisfy(line -> {
            assertThat(line.path("subject").asString()).isEqualTo("letter " + gone);
            assertThat(line.path("detail").asString()).isEqualTo("GONE");
        });
    }

    @Test
    void goes_on_to_the_next_ones_where_kafka_keeps_the_oldest_no_more() {
        var reason = "must be " + UUID.randomUUID();
        known(
                LongStream.range(0, RedriveLetters.AT_MOST)
                        .mapToObj(offset -> new RecordPlace(LETTERS, 0, 6_000_000 + offset))
                        .toList(),
                reason);
        letter(LETTERS, with(unreadable(), "dlt_reason", reason));
        var first = redrive(
                group(reason, RedriveLetters.AT_MOST + 1), UUID.randomUUID().toString());
        assertThat(first.body())
                .contains("\"putBack\":0", "\"gone\":" + RedriveLetters.AT_MOST, "\"refused\":0", "\"remaining\":1");
        assertThat(back()).isEmpty();
        var next = redrive(group(reason, 1), UUID.randomUUID().toString());
        assertThat(next.body()).contains("\"putBack\":1", "\"gone\":0", "\"remaining\":0");
        assertThat(back()).hasSize(1);
    }

    @Test
    void puts_back_what_lies_in_the_place_of_another_since_the_topic_was_made_anew() {
        var place = letter(LETTERS, unreadable());
        jdbc.sql("""
            insert into redrive (topic, partition, "offset", set_aside_at, request_id, asked_by, asked_at, outcome)
            values (?, ?, ?, now() - interval '40 days', gen_random_uuid(), 'amira', now() - interval '40 days', 'GONE')
            """).params(place.topic(), place.partition(), place.offset()).update();
        assertThat(letter(place).hindrance()).isNull();
        var answer = redrive(one(place), UUID.randomUUID().toString());
        assertThat(body(answer).path("putBack").longValue()).as(answer.body()).isEqualTo(1);
        assertThat(letter(place).hindrance()).isEqualTo(Hindrance.PUT_BACK);
        assertThat(back()).hasSize(1);
    }

    @Test
    void takes_a_letter_that_its_topic_refuses_for_itself_for_no_outage_and_goes_on_to_the_next() {
        var reason = "must be " + UUID.randomUUID();
        var large = new byte[5_000];
        new Random(7).nextBytes(large);
        var refused = letter(LETTERS, with(unreadable(), "dlt_reason", reason), large);
        letter(LETTERS, with(unreadable(), "dlt_reason", reason));
        try {
            takesAtMost(2_000, large, false);
            var answer = redrive(group(reason, 2), UUID.randomUUID().toString());
            assertThat(answer.body()).contains("\"putBack\":1", "\"gone\":0", "\"refused\":1", "\"remaining\":0");
        } finally {
            takesAtMost(Topic.MAX_RECORD_BYTES, large, true);
        }
        assertThat(back()).singleElement().extracting(ConsumerRecord::value).isEqualTo(VALUE);
        assertThat(letter(refused).hindrance()).isEqualTo(Hindrance.REFUSED);
        var again = redrive(one(refused), UUID.randomUUID().toString());
        assertProblem(again, 409, "letter");
        assertThat(body(again).path("detail").asString()).contains("n’est pas pris par son sujet tel qu’il est");
        assertThat(new Browser(settings)
                        .signedIn(OPERATOR)
                        .get(page(refused) + "&lang=en")
                        .body())
                .contains("Its topic does not take it as it is")
                .doesNotContain("action=\"/topics/letter/redrive\"");
    }

    /** Once the broker does so: a record of the size shows it. */
    private void takesAtMost(int bytes, byte[] probe, boolean isTaken) {
        var topic = new ConfigResource(ConfigResource.Type.TOPIC, TOPIC);
        var size = new ConfigEntry("max.message.bytes", Integer.toString(bytes));
        try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", kafka.bootstrapServers()))) {
            admin.incrementalAlterConfigs(Map.of(topic, List.of(new AlterConfigOp(size, AlterConfigOp.OpType.SET))));
            await().atMost(Duration.ofSeconds(30)).until(() -> takes(probe) == isTaken);
        }
    }

    private boolean takes(byte[] probe) {
        try {
            kafka.send(TOPIC, "probe", Map.of(), probe);
            return true;
        } catch (IllegalStateException refused) {
            return false;
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"key = 'another'", "fact_id = 'another'", "set_aside_at = set_aside_at - interval '1 second'"})
    void puts_back_and_shows_nothing_else_that_lies_there_since_the_topic_was_made_anew(String difference) {
        var place = letter(LETTERS, unreadable());
        jdbc.sql("update dead_letter set " + difference + " where topic = ? and partition = ? and \"offset\" = ?")
                .params(place.topic(), place.partition(), place.offset())
                .update();
        assertProblem(redrive(one(place), UUID.randomUUID().toString()), 409, "letter");
        assertThat(letter(place).hindrance()).isEqualTo(Hindrance.GONE);
        assertThat(back()).isEmpty();
        assertThat(body(get("/dead-letters/" + place + "/content"))
                        .path("state")
                        .asString())
                .isEqualTo("GONE");
    }

    @ParameterizedTest
    @CsvSource({
        "ars.statuses.dlt, none, 0, GIVEN_UP",
        "ars.payments.dlt, 3, 0, PAYMENT",
        "tuniclaim.push-commands.dlt, 0, 0, COMMAND",
        "tuniclaim.bordereaux.dlt, 0, 0, NEWEST_ONLY",
        "tuniclaim.bulletins.dlt, 0, 0, NEWEST_ONLY",
        "tuniclaim.rejected-entries.dlt, 0, 0, PERSONAL",
        "ars.reclamations.dlt, 0, 20000000, LEFT_OUT",
    })
    void does_not_put_back_what_would_do_harm_and_says_why(
            String topic, String partition, int leftOut, Hindrance hindrance) {
        var headers = new HashMap<String, String>();
        if (!partition.equals("none")) {
            headers.putAll(Map.of("dlt_partition", partition, "dlt_offset", "77"));
        }
        if (leftOut > 0) {
            headers.put("dlt_left_out", Integer.toString(leftOut));
        }
        var place = letter(topic, headers);
        assertThat(body(get("/dead-letters/" + place)).path("hindrance").asString())
                .isEqualTo(hindrance.name());
        assertProblem(redrive(one(place), UUID.randomUUID().toString()), 409, "letter");
        assertThat(new Browser(settings).signedIn(OPERATOR).get(page(place)).body())
                .doesNotContain("action=\"/topics/letter/redrive\"");
        assertThat(kafka.read(topic.replace(".dlt", ""))).noneMatch(record -> key.equals(record.key()));
    }

    @Test
    void puts_no_alert_back_that_was_raised_more_than_a_day_ago() {
        var alerts = "integration.alerts.dlt";
        var reason = "must be " + UUID.randomUUID();
        var headers = with(unreadable(), "dlt_reason", reason);
        var today = Instant.now().minus(Duration.ofHours(23)).toString();
        var yesterday = Instant.now().minus(Duration.ofHours(25)).toString();
        var raised = with(headers, "ce_type", "tn.ars.tuniclaim.alert-raised.v1");
        var fresh = letter(alerts, with(raised, "ce_time", today));
        var old = letter(alerts, with(raised, "ce_time", yesterday));
        var untimed = letter(alerts, with(raised, "dlt_time", yesterday));
        var end = letter(
                alerts, with(with(headers, "ce_type", "tn.ars.tuniclaim.alert-resolved.v1"), "ce_time", yesterday));
        assertThat(letter(fresh).hindrance()).isNull();
        assertThat(letter(end).hindrance()).isNull();
        assertThat(letter(old).hindrance()).isEqualTo(Hindrance.OLD_ALERT);
        assertThat(letter(untimed).hindrance()).isEqualTo(Hindrance.OLD_ALERT);
        assertThat(letters.countOf(alerts, reason)).isEqualTo(2);
        assertThat(letters.of(alerts, reason, 9)).extracting(DeadLetter::place).containsExactlyInAnyOrder(fresh, end);
        var answer = redrive(one(old), UUID.randomUUID().toString());
        assertProblem(answer, 409, "letter");
        assertThat(body(answer).path("detail").asString()).contains("GET /api/v1/incidents");
        assertThat(new Browser(settings).signedIn(OPERATOR).get(page(old)).body())
                .contains("Cette alerte a plus d’un jour")
                .doesNotContain("action=\"/topics/letter/redrive\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"reason\": \"r\"}; 400; letter",
                "{\"letter\": \"x\", \"reason\": \"r\"}; 400; letter",
                "{\"letter\": \"x/0/1\", \"group\": {\"topic\": \"t\", \"reason\": \"r\", \"count\": 1}, \"reason\":"
                        + " \"r\"}; 400; letter",
                "{\"letter\": \"ars.reclamations.dlt/0/99999999\", \"reason\": \"r\"}; 404; letter",
                "{\"letter\": \"ars.reclamations.dlt/0/1\"}; 400; reason",
                "{\"group\": {\"topic\": \"t\", \"reason\": \"r\", \"count\": 0}, \"reason\": \"r\"}; 400; group.count",
                "{\"group\": {\"topic\": \"ars.payments.dlt\", \"reason\": \"r\", \"count\": 1}, \"reason\": \"r\"}; 409;"
                        + " group",
            })
    void names_the_field_that_is_wrong(String body, int status, String field) {
        assertProblem(redrive(body, UUID.randomUUID().toString()), status, field);
    }

    @Test
    void shows_what_a_letter_says_laid_out_and_as_text() {
        var place = letter(LETTERS, unreadable());
        var page = page(place).replace("/letter?", "/letter/content?");
        assertThat(new Browser(settings).signedIn("super_admin").get(page).body())
                .contains("{\n  &quot;montant&quot;: &quot;&lt;b&gt;&quot;\n}");
        assertThat(new Browser(settings).signedIn("client_service").get(page).statusCode())
                .isEqualTo(403);
    }

    @Test
    void leads_to_a_search_for_a_key_that_can_be_typed_alone() {
        var reader = new Browser(settings).signedIn("client_service");
        assertThat(reader.get(page(letter(LETTERS, unreadable()))).body()).contains("/search?q=" + key);
        var odd = letter(LETTERS, "\u0001" + key, unreadable(), VALUE);
        assertThat(reader.get(page(odd)).body()).contains(key).doesNotContain("/search?q=%01");
    }

    /** As those that were told of long before Kafka forgot them. */
    private void known(List<RecordPlace> places, String reason) {
        places.forEach(place -> jdbc.sql("""
            insert into dead_letter (topic, partition, "offset", reason, came_from, bytes, set_aside_at)
            values (?, ?, ?, ?, '0/1', 7, now() - interval '100 days')
            """)
                .params(place.topic(), place.partition(), place.offset(), reason)
                .update());
    }

    private static Map<String, String> unreadable() {
        return Map.of("dlt_partition", "0", "dlt_offset", "77", "dlt_reason", "must be right");
    }

    private static Map<String, String> with(Map<String, String> headers, String name, String value) {
        var more = new HashMap<>(headers);
        more.put(name, value);
        return more;
    }

    /** Once the read model has it. */
    private RecordPlace letter(String topic, Map<String, String> headers) {
        return letter(topic, headers, VALUE);
    }

    private RecordPlace letter(String topic, Map<String, String> headers, byte[] value) {
        return letter(topic, key, headers, value);
    }

    private RecordPlace letter(String topic, String key, Map<String, String> headers, byte[] value) {
        var sent = kafka.send(topic, key, headers, value);
        var place = new RecordPlace(topic, sent.partition(), sent.offset());
        await().atMost(Duration.ofSeconds(20))
                .until(() -> letters.one(topic, sent.partition(), sent.offset()).isPresent());
        return place;
    }

    private DeadLetter letter(RecordPlace place) {
        return letters.one(place.topic(), place.partition(), place.offset()).orElseThrow();
    }

    /** Those of this test that are on the topic again; what was put back is there when the answer is. */
    private List<ConsumerRecord<String, byte[]>> back() {
        return kafka.read(TOPIC).stream()
                .filter(record -> key.equals(record.key()))
                .toList();
    }

    private static String page(RecordPlace place) {
        return "/topics/letter?topic=%s&partition=%d&offset=%d"
                .formatted(place.topic(), place.partition(), place.offset());
    }

    private static HttpResponse<String> press(Browser person, RecordPlace place, String reason) {
        return person.submit(
                "/topics",
                "/topics/letter/redrive",
                Map.of(
                        "topic", place.topic(),
                        "partition", Integer.toString(place.partition()),
                        "offset", Long.toString(place.offset()),
                        "reason", reason));
    }

    private static String one(RecordPlace place) {
        return "{\"letter\": \"%s\", \"reason\": \"mended\"}".formatted(place);
    }

    private static String group(String reason, long count) {
        return "{\"group\": {\"topic\": \"%s\", \"reason\": \"%s\", \"count\": %d}, \"reason\": \"mended\"}"
                .formatted(LETTERS, reason, count);
    }

    private HttpResponse<String> redrive(String body, String idempotencyKey) {
        return new Browser(settings)
                .send(
                        "/api/v1/dead-letters/redrive",
                        request -> request.header("Authorization", Browser.basic(OPERATOR))
                                .header("Content-Type", "application/json")
                                .header("Idempotency-Key", idempotencyKey)
                                .POST(BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> get(String path) {
        return new Browser(settings)
                .send("/api/v1" + path, request -> request.header("Authorization", Browser.basic("super_admin")));
    }

    private JsonNode audit() {
        return body(get("/audit?action=LETTERS_REDRIVEN&limit=500")).path("items");
    }

    private JsonNode body(HttpResponse<String> answer) {
        return json.readTree(answer.body());
    }

    private void assertProblem(HttpResponse<String> answer, int status, String field) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(body(answer).path("field").asString()).as(answer.body()).isEqualTo(field);
    }
}
