package tn.ars.tuniclaim.dashboard.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import tn.ars.tuniclaim.dashboard.Browser;
import tn.ars.tuniclaim.dashboard.DashboardTest;
import tn.ars.tuniclaim.event.Event;
import tn.ars.tuniclaim.event.EventCodec;
import tn.ars.tuniclaim.event.Fact;
import tn.ars.tuniclaim.event.RejectedEntryKept;
import tn.ars.tuniclaim.event.RejectionCode;
import tn.ars.tuniclaim.event.SyncBalance;
import tn.ars.tuniclaim.event.SyncEvent.EntryRejected;
import tn.ars.tuniclaim.event.SyncEvent.SyncEnded;
import tn.ars.tuniclaim.event.SyncOutcome;
import tn.ars.tuniclaim.testparts.KafkaDoor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Entries come by Kafka and are shown by HTTP. */
@DashboardTest
class RejectedEntriesTest {

    private static final String RAW = "{\"id\":7,\"client\":{\"name\":\"<b>PGH</b>\"},\"montant\":1.10}";

    @Autowired
    Environment settings;

    @Autowired
    KafkaDoor kafka;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JsonMapper json;

    private final UUID run = UUID.randomUUID();

    @Test
    void shows_what_the_partner_wrote_to_whom_may_see_it_and_notes_that() {
        rejected(1, 7, RAW);
        var person = new Browser(settings).signedIn("responsable_departement");
        assertThat(person.get("/syncs/" + run).body()).contains("/syncs/" + run + "/entries/7");

        assertThat(person.get("/syncs/" + run + "/entries/7").body())
                .contains("devrait être un montant", "BRD-7")
                .contains("{\n  &quot;id&quot;: 7,", "&lt;b&gt;PGH&lt;/b&gt;", ": 1.10")
                .doesNotContain("<b>PGH");

        assertThat(body(get("/audit?action=CONTENT_VIEWED&limit=500")).path("items"))
                .anySatisfy(line -> {
                    assertThat(line.path("subject").asString()).isEqualTo("entry " + run + " 7");
                    assertThat(line.path("account").asString()).isEqualTo("responsable_departement");
                });
        assertThat(person.get("/syncs/" + run + "/entries/8").statusCode()).isEqualTo(404);
    }

    @Test
    void leads_nobody_there_who_may_not_see_it() {
        rejected(1, 7, RAW);
        var person = new Browser(settings).signedIn("client_service");
        assertThat(person.get("/syncs/" + run).body()).contains("BRD-7").doesNotContain("/entries/7");
        assertThat(person.get("/syncs/" + run + "/entries/7").statusCode()).isEqualTo(403);
    }

    @Test
    void answers_programs_with_the_very_words() {
        rejected(1, 7, RAW);
        var answer = get("/runs/" + run + "/rejections/7/entry");
        assertThat(body(answer).path("state").asString()).as(answer.body()).isEqualTo("KEPT");
        assertThat(body(answer).path("text").asString()).isEqualTo(RAW);
        assertThat(get("/runs/" + run + "/rejections/8/entry").statusCode()).isEqualTo(404);
    }

    @Test
    void shows_the_last_reading_alone() {
        rejected(1, 7, "{\"reading\":1}");
        rejected(2, 7, "{\"reading\":2}");
        assertThat(text(7)).isEqualTo("{\"reading\":2}");
    }

    @Test
    void says_that_it_was_too_large_to_be_kept() {
        rejected(1, 7, "x".repeat(2_000_000));
        assertThat(state(7)).isEqualTo("LEFT_OUT");
        assertThat(new Browser(settings)
                        .signedIn("super_admin")
                        .get("/syncs/" + run + "/entries/7")
                        .body())
                .contains("trop grande pour être montrée");
    }

    @Test
    void says_that_it_is_kept_no_more() {
        rejected(1, 7, RAW);
        jdbc.sql("update rejected_entry set \"offset\" = \"offset\" + 1000000 where run_id = ?")
                .param(run)
                .update();
        assertThat(state(7)).isEqualTo("GONE");
        jdbc.sql("delete from rejected_entry where run_id = ?").param(run).update();
        assertThat(state(7)).isEqualTo("GONE");
        assertThat(new Browser(settings)
                        .signedIn("super_admin")
                        .get("/syncs/" + run + "/entries/7")
                        .body())
                .contains("n’est plus gardée");
    }

    @Test
    void shows_no_entry_of_another_that_lies_there_since_the_topic_was_made_anew() {
        rejected(1, 7, RAW);
        var other = kafka.send(Fact.of(
                RejectedEntryKept.of(UUID.randomUUID(), 1, 7, "{\"of\": \"another\"}"),
                Instant.now(),
                URI.create("/ars/test")));
        jdbc.sql("update rejected_entry set partition = ?, \"offset\" = ? where run_id = ?")
                .params(other.partition(), other.offset(), run)
                .update();
        assertThat(state(7)).isEqualTo("GONE");
    }

    @Test
    void stays_where_it_was_first_when_it_is_told_twice() {
        var fact = kept(1, 7, RAW);
        var first = kafka.send(fact);
        kafka.send(fact);
        // Behind them, so that both have been read when this one has.
        var next = new EventCodec().write(kept(1, 8, RAW));
        kafka.send(new ProducerRecord<>(next.topic(), first.partition(), next.key(), next.value(), next.headers()));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(rows("rejected_entry where run_id = ? and position = 8", run))
                        .isEqualTo(1));
        assertThat(jdbc.sql("select \"offset\" from rejected_entry where run_id = ? and position = 7")
                        .param(run)
                        .query(Long.class)
                        .single())
                .isEqualTo(first.offset());
    }

    /** Once the read model has it. */
    private void rejected(int reading, long position, String raw) {
        tell(new EntryRejected(
                run,
                reading,
                position,
                "BRD-" + position,
                null,
                "montant",
                "must be an amount",
                RejectionCode.NOT_AN_AMOUNT,
                "123.450"));
        tell(new SyncEnded(run, SyncOutcome.COMPLETED_WITH_REJECTIONS, null, SyncBalance.ZERO));
        kafka.send(kept(reading, position, raw));
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            assertThat(rows("sync_run where run_id = ?", run)).isEqualTo(1);
            assertThat(rows("sync_rejection where run_id = ? and reading = " + reading, run))
                    .isPositive();
            assertThat(rows(
                            "rejected_entry where run_id = ? and reading = " + reading + " and position = " + position,
                            run))
                    .isEqualTo(1);
        });
    }

    private long rows(String where, UUID id) {
        return jdbc.sql("select count(*) from " + where)
                .param(id)
                .query(Long.class)
                .single();
    }

    private Fact<RejectedEntryKept> kept(int reading, long position, String raw) {
        return Fact.of(RejectedEntryKept.of(run, reading, position, raw), Instant.now(), URI.create("/ars/test"));
    }

    private void tell(Event event) {
        kafka.send(Fact.of(event, Instant.now(), URI.create("/ars/test")));
    }

    private String state(long position) {
        return body(get("/runs/" + run + "/rejections/" + position + "/entry"))
                .path("state")
                .asString();
    }

    private String text(long position) {
        return body(get("/runs/" + run + "/rejections/" + position + "/entry"))
                .path("text")
                .asString();
    }

    private HttpResponse<String> get(String path) {
        return new Browser(settings)
                .send("/api/v1" + path, request -> request.header("Authorization", Browser.basic("super_admin")));
    }

    private JsonNode body(HttpResponse<String> answer) {
        return json.readTree(answer.body());
    }
}
