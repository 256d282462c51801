package tn.ars.tuniclaim.dashboard.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import tn.ars.tuniclaim.dashboard.Browser;
import tn.ars.tuniclaim.dashboard.DashboardTest;
import tn.ars.tuniclaim.event.Fact;
import tn.ars.tuniclaim.event.PushEvent.PushReplayCounted;
import tn.ars.tuniclaim.event.SyncBalance;
import tn.ars.tuniclaim.event.Topic;
import tn.ars.tuniclaim.service.publish.EventPublisher;
import tn.ars.tuniclaim.testparts.KafkaDoor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** In by HTTP, out by Kafka. */
@DashboardTest
class ApiTest {

    private static final String API = "/api/v1";
    private static final String OPERATOR = "chef_equipe";
    private static final String FIRST = "administrateur";
    private static final String SECOND = "super_admin";

    @Autowired
    Environment settings;

    @Autowired
    KafkaDoor kafka;

    @Autowired
    EventPublisher publisher;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JsonMapper json;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/runs?limit=5&sort=asc|sort|sont connus cursor, limit",
                "/pushes?bordereaux=BRD-1&outcome=PENDING&lang=en|bordereaux|is not known here; known are outcome",
                "/schedule?paused=true|paused|pas de paramètres",
                "/runs?%3Cb%3Ex=1|parameter|sont connus cursor, limit"
            })
    void names_the_parameter_that_it_does_not_know(String path, String field, String right) {
        var answer = new Browser(settings)
                .send(API + path, request -> request.header("Authorization", Browser.basic(OPERATOR)));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        var problem = json.readTree(answer.body());
        assertThat(problem.path("field").stringValue()).isEqualTo(field);
        assertThat(problem.path("detail").stringValue()).contains(right);
    }

    @Test
    void tells_the_importer_what_was_asked_of_it() {
        var run = run(null);
        rejection(run, 7);
        var cancelled = accepted(post(OPERATOR, "/runs/" + run + "/cancellation", "{\"reason\": \"by mistake\"}"));
        assertThat(command(Topic.SYNC_COMMANDS, cancelled))
                .containsEntry("type", "tn.ars.tuniclaim.sync-cancel-requested.v1")
                .containsEntry(
                        "value",
                        json.readTree(
                                "{\"runId\": \"%s\", \"requestedBy\": \"chef_equipe\", \"reason\": \"by mistake\"}"
                                        .formatted(run)));
        var retried =
                accepted(post(OPERATOR, "/rejections/retry", "{\"run\": \"%s\", \"position\": 7}".formatted(run)));
        assertThat(command(Topic.SYNC_COMMANDS, retried))
                .containsEntry("type", "tn.ars.tuniclaim.rejections-retry-requested.v1")
                .containsEntry(
                        "value",
                        json.readTree(
                                "{\"runId\": \"%s\", \"requestedBy\": \"chef_equipe\", \"rejectedRun\": \"%s\", \"position\": 7}"
                                        .formatted(retried, run)));
        var paused = accepted(post(OPERATOR, "/schedule/pause", ""));
        assertThat(command(Topic.SYNC_COMMANDS, paused))
                .containsEntry("type", "tn.ars.tuniclaim.schedule-pause-requested.v1");
        var resumed = accepted(post(OPERATOR, "/schedule/resume", "{}"));
        assertThat(command(Topic.SYNC_COMMANDS, resumed))
                .containsEntry("type", "tn.ars.tuniclaim.schedule-resume-requested.v1");
    }

    @Test
    void cancels_what_was_asked_for_before_anybody_has_told_of_it() {
        var run = body(post(OPERATOR, "/runs", "")).path("run").asString();
        var cancelled = accepted(post(OPERATOR, "/runs/" + run + "/cancellation", ""));
        assertThat(value(command(Topic.SYNC_COMMANDS, cancelled)).path("runId").asString())
                .isEqualTo(run);
        var retry = accepted(post(OPERATOR, "/rejections/retry", ""));
        accepted(post(OPERATOR, "/runs/" + retry + "/cancellation", ""));
    }

    @Test
    void cancels_nothing_that_is_not_known_or_has_ended_or_that_another_run_serves() {
        assertProblem(post(OPERATOR, "/runs/" + UUID.randomUUID() + "/cancellation", ""), 404, "run");
        assertProblem(post(OPERATOR, "/runs/" + run("COMPLETED") + "/cancellation", ""), 409, "run");
        assertProblem(post(OPERATOR, "/runs/" + run("INTERRUPTED") + "/cancellation", ""), 409, "run");

        var open = run(null);
        var joined = UUID.randomUUID();
        jdbc.sql("insert into sync_join (run_id, open_run_id, told_at) values (?, ?, '2026-01-05')")
                .params(joined, open)
                .update();
        var answer = post(OPERATOR, "/runs/" + joined + "/cancellation", "");
        assertProblem(answer, 409, "run");
        assertThat(body(answer).path("detail").asString()).contains(open.toString());
    }

    @Test
    void takes_the_cancellation_of_a_run_as_often_as_it_comes() {
        var open = run(null);
        accepted(post(OPERATOR, "/runs/" + open + "/cancellation", ""));
        accepted(post(OPERATOR, "/runs/" + open + "/cancellation", ""));
        accepted(post(OPERATOR, "/runs/" + run("CANCELLED") + "/cancellation", ""));
    }

    @Test
    void tries_again_nothing_that_is_not_known() {
        var again = "{\"run\": \"%s\", \"position\": 7}";
        assertProblem(post(OPERATOR, "/rejections/retry", again.formatted(UUID.randomUUID())), 404, "run");
        assertProblem(post(OPERATOR, "/rejections/retry", again.formatted(run("COMPLETED"))), 404, "position");
    }

    @ParameterizedTest
    @ValueSource(strings = {"acknowledgement", "assignment", "silence", "silence-end"})
    void looks_after_no_incident_that_is_not_known_or_is_over(String what) {
        var body = "{\"reason\": \"r\"}";
        assertProblem(post(OPERATOR, "/incidents/" + UUID.randomUUID() + "/" + what, body), 404, "incident");
        var incident = UUID.randomUUID();
        jdbc.sql("""
            insert into incident (incident_id, cause, severity, opened_at, last_at, alerts, bordereaux, detail, told, told_at)
            values (?, 'PUSH_REFUSED', 'WARNING', '2026-01-05', '2026-01-05', 1, '{}', 'bad', 1, '2026-01-05')
            """).param(incident).update();
        accepted(post(OPERATOR, "/incidents/" + incident + "/" + what, body));
        jdbc.sql("update incident set resolved_at = '2026-01-05' where incident_id = ?")
                .param(incident)
                .update();
        assertProblem(post(OPERATOR, "/incidents/" + incident + "/" + what, body), 409, "incident");
    }

    @Test
    void tells_no_story_of_what_nobody_knows() {
        var bordereau = "BRD-" + UUID.randomUUID();
        assertProblem(get(SECOND, "/story?bordereau=" + bordereau), 404, "bordereau");
        assertProblem(get(SECOND, "/story?bordereau=" + bordereau + "&bulletin=1"), 404, "bordereau");
        jdbc.sql("""
            insert into claim (bordereau, bulletin, status, run_id, told_at)
            values (:bordereau, '', 'TRAITE', gen_random_uuid(), '2026-01-05'),
                (:bordereau, '1', 'TRAITE', gen_random_uuid(), '2026-01-05')
            """).param("bordereau", bordereau).update();
        jdbc.sql("""
            insert into step (fact_id, bordereau, bulletin, at, kind, words)
            values (:bordereau, :bordereau, '2', '2026-01-05', 'STATUS', '{}')
            """).param("bordereau", bordereau).update();
        for (var known : List.of("", "&bulletin=1", "&bulletin=2")) {
            assertThat(get(SECOND, "/story?bordereau=" + bordereau + known).statusCode())
                    .as(known)
                    .isEqualTo(200);
        }
        assertProblem(get(SECOND, "/story?bordereau=" + bordereau + "&bulletin=NOPE"), 404, "bulletin");
        assertProblem(get(SECOND, "/story?bordereau=" + bordereau + "&bulletin="), 400, "bulletin");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/claims?q=%20|est obligatoire|is required",
                "/story?bordereau=B&bulletin=|de 1 à 128 caractères|1 to 128 characters",
                "/push-requests?limit=0|au moins 1|at least 1",
                "/push-requests?limit=501|au plus 500|at most 500",
                "/push-requests/7|doit être un UUID|must be a UUID",
                "/audit?from=2026-01-05T08:00:00Z&until=2026-01-05T08:00:00Z|après from|after from",
            })
    void says_what_would_be_right_in_the_language_of_the_caller(String path, String french, String english) {
        assertThat(body(get(SECOND, path)).path("detail").asString()).contains(french);
        assertThat(body(get(SECOND, path + (path.contains("?") ? "&" : "?") + "lang=en"))
                        .path("detail")
                        .asString())
                .contains(english);
    }

    @Test
    void names_a_field_that_it_does_not_know_where_it_is_like_one_of_ours_and_those_that_it_knows() {
        var slip = post(SECOND, "/rehearsals", "{\"selection\": {\"knd\": \"STATUS\"}}");
        assertProblem(slip, 400, "selection.knd");
        assertThat(body(slip).path("detail").asString()).endsWith("factId, bordereau, kind, reason, from, until, all");
        var nonsense = post(SECOND, "/rehearsals", "{\"selection\": {\"<b>kind\": \"STATUS\"}}");
        assertProblem(nonsense, 400, "selection");
        assertThat(nonsense.body()).contains("factId, bordereau, kind").doesNotContain("<b>");
        assertProblem(post(SECOND, "/rehearsals", "{\"%s\": 1}".formatted("x".repeat(41))), 400, "body");
        var none = post(SECOND, "/runs", "{\"foo\": 1}");
        assertProblem(none, 400, "foo");
        assertThat(body(none).path("detail").asString()).contains("ne prend aucun champ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"recipients\": {}, \"routes\": []}; routes.recipients",
                "{\"recipients\": [7], \"routes\": []}; routes.recipients[0]",
                "{\"recipients\": [{\"address\": \"nobody\"}], \"routes\": []}; routes.recipients[0]",
                "{\"recipients\": [{\"address\": \"a@b\", \"language\": \"FR\", \"roles\": [], \"rank\": 1}], \"routes\": []};"
                        + " routes.recipients[0].rank",
                "{\"recipients\": [{\"address\": \"a@b\", \"webhook\": true}], \"routes\": []};"
                        + " routes.recipients[0].webhook",
                "{\"recipients\": [], \"routes\": [{\"pace\": \"SOON\"}]}; routes.routes[0].pace",
                "{\"recipients\": [], \"routes\": [{}]}; routes.routes[0]",
                "{\"recipients\": []}; routes",
                "7; routes",
            })
    void names_what_is_wrong_within_routes(String routes, String field) {
        var answer = new Browser(settings)
                .send(
                        API + "/notices/routes",
                        request -> request.header("Authorization", Browser.basic(SECOND))
                                .header("Content-Type", "application/json")
                                .PUT(BodyPublishers.ofString("{\"reason\": \"r\", \"routes\": %s}".formatted(routes))));
        assertProblem(answer, 400, field);
    }

    @Test
    void tells_the_pusher_to_pause_and_to_go_on() {
        var paused = accepted(post(OPERATOR, "/deliveries/pause", "{\"reason\": \"the partner asked for it\"}"));
        assertThat(command(Topic.PUSH_COMMANDS, paused))
                .containsEntry("type", "tn.ars.tuniclaim.push-pause-requested.v1")
                .containsEntry(
                        "value",
                        json.readTree("{\"requestedBy\": \"chef_equipe\", \"reason\": \"the partner asked for it\"}"));
        var resumed = accepted(post(OPERATOR, "/deliveries/resume", ""));
        assertThat(command(Topic.PUSH_COMMANDS, resumed))
                .containsEntry("type", "tn.ars.tuniclaim.push-resume-requested.v1");
    }

    @Test
    void replays_statuses_at_once_after_a_rehearsal_of_just_these() {
        var selection = "{\"bordereau\": \"BRD-%s\", \"kind\": \"STATUS\"}".formatted(UUID.randomUUID());
        assertProblem(post(FIRST, "/replays", replay(selection, null)), 409, "rehearsal");
        var rehearsal = accepted(post(FIRST, "/rehearsals", "{\"selection\": %s}".formatted(selection)));
        assertThat(value(command(Topic.PUSH_COMMANDS, rehearsal))
                        .path("rehearsal")
                        .booleanValue())
                .isTrue();
        assertProblem(post(FIRST, "/replays", replay(selection, rehearsal)), 409, "rehearsal");
        counted(rehearsal);
        var other = "{\"bordereau\": \"BRD-another\", \"kind\": \"STATUS\"}";
        assertProblem(post(FIRST, "/replays", replay(other, rehearsal)), 409, "rehearsal");

        var replay = accepted(post(FIRST, "/replays", replay(selection, rehearsal)));
        var told = value(command(Topic.PUSH_COMMANDS, replay));
        assertThat(told.path("rehearsal").booleanValue()).isFalse();
        assertThat(told.path("perSecond").intValue()).isEqualTo(50);
        assertThat(told.path("requestedBy").asString()).isEqualTo(FIRST);
        assertThat(told.path("selection").path("kind").asString()).isEqualTo("STATUS");
        assertThat(body(get(FIRST, "/push-requests/" + replay)).path("state").asString())
                .isEqualTo("TOLD");
    }

    @Test
    void replays_what_may_be_a_payment_once_a_second_person_agrees() {
        var replay = accepted(post(FIRST, "/replays", one()));
        assertThat(body(get(FIRST, "/push-requests/" + replay)).path("state").asString())
                .isEqualTo("PENDING");
        assertThat(pending()).contains(replay);
        assertProblem(post(FIRST, "/replays/" + replay + "/approval", "{\"reason\": \"go\"}"), 403, "id");
        assertProblem(post(SECOND, "/replays/" + replay + "/approval", "{}"), 400, "reason");
        assertThat(told(replay)).isFalse();

        assertThat(post(SECOND, "/replays/" + replay + "/approval", "{\"reason\": \"checked\"}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(value(command(Topic.PUSH_COMMANDS, replay))
                        .path("requestedBy")
                        .asString())
                .isEqualTo(FIRST);
        var kept = body(get(FIRST, "/push-requests/" + replay));
        assertThat(kept.path("state").asString()).isEqualTo("TOLD");
        assertThat(kept.path("decidedBy").asString()).isEqualTo(SECOND);
        assertThat(kept.path("decisionReason").asString()).isEqualTo("checked");
        assertThat(pending()).doesNotContain(replay);
        assertProblem(post(SECOND, "/replays/" + replay + "/approval", "{\"reason\": \"again\"}"), 409, "id");
        assertProblem(post(SECOND, "/replays/" + replay + "/refusal", "{\"reason\": \"late\"}"), 409, "id");
    }

    @Test
    void lets_the_second_person_agree_to_nothing_that_ARS_decides_after_the_request() {
        var all = "{\"all\": true}";
        var rehearsal = accepted(post(FIRST, "/rehearsals", "{\"selection\": %s}".formatted(all)));
        counted(rehearsal);
        var replay = accepted(post(FIRST, "/replays", replay(all, rehearsal)));
        var asked = body(get(FIRST, "/push-requests/" + replay));
        assertThat(asked.path("selection").path("until")).isEqualTo(asked.path("requestedAt"));
        assertThat(asked.path("selection").path("all").asBoolean(false)).isFalse();
        assertThat(post(SECOND, "/replays/" + replay + "/approval", "{\"reason\": \"checked\"}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(value(command(Topic.PUSH_COMMANDS, replay)).path("selection").path("until"))
                .isEqualTo(asked.path("requestedAt"));
    }

    @Test
    void replays_nothing_that_was_refused_or_that_nobody_decided_in_time() {
        var refused = accepted(post(FIRST, "/replays", one()));
        assertThat(post(SECOND, "/replays/" + refused + "/refusal", "{\"reason\": \"paid by hand\"}")
                        .statusCode())
                .isEqualTo(204);
        assertProblem(post(SECOND, "/replays/" + refused + "/approval", "{\"reason\": \"after all\"}"), 409, "id");

        var expired = accepted(post(FIRST, "/replays", one()));
        jdbc.sql("update push_request set expires_at = now() where id = ?::uuid")
                .param(expired)
                .update();
        assertProblem(post(SECOND, "/replays/" + expired + "/approval", "{\"reason\": \"late\"}"), 409, "id");
        assertThat(body(get(SECOND, "/push-requests/" + expired)).path("state").asString())
                .isEqualTo("EXPIRED");

        var marker = accepted(post(FIRST, "/discards", "{\"selection\": {\"factId\": \"x\"}, \"reason\": \"marker\"}"));
        command(Topic.PUSH_COMMANDS, marker);
        assertThat(told(refused)).isFalse();
        assertThat(told(expired)).isFalse();
    }

    @Test
    void does_the_same_call_under_the_same_key_once_and_takes_no_other_under_it() {
        var key = UUID.randomUUID().toString();
        var body = "{\"selection\": {\"factId\": \"%s\"}, \"reason\": \"wrong in ARS\"}".formatted(UUID.randomUUID());
        var first = accepted(post(FIRST, "/discards", body, key));
        assertThat(accepted(post(FIRST, "/discards", " " + body, key))).isEqualTo(first);
        command(Topic.PUSH_COMMANDS, first);
        assertThat(accepted(post(SECOND, "/discards", body, key))).isNotEqualTo(first);
        assertProblem(post(FIRST, "/discards", body.replace("wrong", "right"), key), 422, "Idempotency-Key");
        assertProblem(post(FIRST, "/discards", body, "with space"), 400, "Idempotency-Key");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "/discards; {}; 400; reason",
                "/discards; {\"selection\": {\"all\": true}}; 400; reason",
                "/discards; {\"selection\": {\"all\": true}, \"reason\": \" \"}; 400; reason",
                "/discards; {\"selection\": {}, \"reason\": \"r\"}; 400; selection",
                "/discards; {\"selection\": {\"all\": true, \"kind\": \"STATUS\"}, \"reason\": \"r\"}; 400; selection",
                "/discards; {\"selection\": {\"kind\": \"WISH\"}, \"reason\": \"r\"}; 400; selection.kind",
                "/discards; {\"selection\": {\"kind\": 1}, \"reason\": \"r\"}; 400; selection.kind",
                "/discards; {\"selection\": {\"from\": \"yesterday\"}, \"reason\": \"r\"}; 400; selection.from",
                "/discards; {\"selection\": {\"from\": \"+900000-01-01T00:00:00Z\"}, \"reason\": \"r\"}; 400;"
                        + " selection.from",
                "/discards; {\"selection\": {\"bordereau\": \" x\"}, \"reason\": \"r\"}; 400; selection.bordereau",
                "/discards; {\"selection\"; 400; body",
                "/discards; [1]; 400; body",
                "/discards; {\"selection\": {\"factId\": \"x\"}, \"reason\": \"r\", \"reason\": \"s\"}; 400; body",
                "/discards; {\"selection\": {\"factId\": \"x\"}, \"reason\": 5}; 400; reason",
                "/discards; {\"selection\": {\"factId\": \"x\"}, \"reason\": \"a\\nb\"}; 400; reason",
                "/discards; {\"selection\": null, \"reason\": \"r\"}; 400; selection",
                "/discards; {\"selection\": [], \"reason\": \"r\"}; 400; selection",
                "/discards; {\"selection\": {\"all\": 1}, \"reason\": \"r\"}; 400; selection.all",
                "/discards; {\"selection\": {\"all\": \"true\"}, \"reason\": \"r\"}; 400; selection.all",
                "/discards; {\"selection\": {\"kind\": \"\"}, \"reason\": \"r\"}; 400; selection.kind",
                "/discards; {\"selection\": {\"factId\": \"\"}, \"reason\": \"r\"}; 400; selection.factId",
                "/discards; {\"selection\": {\"from\": \"\"}, \"reason\": \"r\"}; 400; selection.from",
                "/discards; {\"selection\": {\"from\": 1767225600}, \"reason\": \"r\"}; 400; selection.from",
                "/discards; {\"selection\": {\"from\": \"1767225600\"}, \"reason\": \"r\"}; 400; selection.from",
                "/discards; {\"selection\": {\"from\": \"2026-01-02T00:00:00Z\", \"until\":"
                        + " \"2026-01-01T00:00:00Z\"}, \"reason\": \"r\"}; 400; selection.until",
                "/replays; {\"selection\": {\"factId\": \"x\"}, \"reason\": \"r\", \"perSecond\": 1.9}; 400; perSecond",
                "/replays; {\"selection\": {\"factId\": \"x\"}, \"reason\": \"r\", \"perSecond\": \"7\"}; 400; perSecond",
                "/replays; {\"selection\": {\"factId\": \"x\"}, \"reason\": \"r\", \"perSecond\": 99999999999}; 400;"
                        + " perSecond",
                "/replays; {\"selection\": {\"factId\": \"x\"}, \"reason\": \"r\", \"rehearsal\": \"\"}; 400; rehearsal",
                "/rejections/retry; {\"run\": \"\"}; 400; run",
                "/rejections/retry; {\"position\": 0}; 400; position",
                "/rejections/retry; {\"position\": 99999999999999999999}; 400; position",
                "/notices/retry; {\"notice\": \"\"}; 400; notice",
                "/notices/test; {\"channel\": \"a b\"}; 400; channel",
                "/dead-letters/redrive; {\"group\": {\"topic\": \"t\", \"reason\": \"r\"}, \"reason\": \"r\"}; 400;"
                        + " group.count",
                "/dead-letters/redrive; {\"group\": {\"topic\": \"t\", \"reason\": \"r\", \"count\": 0}, \"reason\":"
                        + " \"r\"}; 400; group.count",
                "/dead-letters/redrive; {\"leter\": \"t/0/1\", \"reason\": \"r\"}; 400; leter",
                "/runs; {\"foo\": 1}; 400; foo",
                "/replays; {\"selection\": {\"factId\": \"x\"}, \"reason\": \"r\", \"perSecond\": 0}; 400; perSecond",
                "/replays; {\"selection\": {\"factId\": \"x\"}, \"reason\": \"r\", \"rehearsal\": \"7\"}; 400;"
                        + " rehearsal",
                "/rejections/retry; {\"position\": 7}; 400; position",
                "/runs/7/cancellation; {}; 400; run",
            })
    void names_the_field_that_is_wrong(String path, String body, int status, String field) {
        assertProblem(post(SECOND, path, body), status, field);
    }

    @ParameterizedTest
    @CsvSource({
        "/pushes, outcome",
        "/claims, q",
        "/push-requests?limit=0, limit",
        "/push-requests?limit=501, limit",
        "/push-requests?limit=many, limit",
        "/push-requests?pending=perhaps, pending",
        "/push-requests?cursor=x, cursor",
        "/push-requests?cursor=MjAyNi0wMS0wMVQwMDowMDowMFogeA, cursor",
        "/audit?action=NAP, action",
        "/audit?from=%2B1000000000-12-31T23:59:59Z, from",
        "/audit?account=a%00b, account",
        "/push-requests/7, id",
        "/pushes?outcome=DELIVERED, outcome",
        "/pushes?outcome=SUPERSEDED&kind=STATUS, outcome",
        "/pushes?outcome=DISCARDED, outcome",
        "/pushes?outcome=SET_ASIDE, outcome",
        "/audit?from=2026-01-05T08:00:00Z&until=2026-01-04T08:00:00Z, until",
    })
    void names_the_parameter_that_is_wrong(String path, String parameter) {
        assertProblem(get(SECOND, path), 400, parameter);
    }

    @Test
    void pages_by_cursor_and_knows_what_the_caller_has_already() {
        for (var i = 0; i < 3; i++) {
            accepted(post(FIRST, "/rehearsals", "{\"selection\": {\"all\": true}}"));
        }
        var first = body(get(FIRST, "/push-requests?limit=2"));
        assertThat(first.path("items")).hasSize(2);
        var second = body(
                get(FIRST, "/push-requests?limit=2&cursor=" + first.path("next").asString()));
        assertThat(ids(second)).isNotEmpty().doesNotContainAnyElementsOf(ids(first));

        var id = ids(first).getFirst();
        var tag =
                get(FIRST, "/push-requests/" + id).headers().firstValue("ETag").orElseThrow();
        var again = new Browser(settings)
                .send(
                        API + "/push-requests/" + id,
                        request -> request.header("Authorization", Browser.basic(FIRST))
                                .header("If-None-Match", tag));
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    @Test
    void tells_administrators_who_did_what() {
        var id = accepted(
                post(FIRST, "/discards", "{\"selection\": {\"factId\": \"f-9\"}, \"reason\": \"for the audit\"}"));
        var audit = body(get(SECOND, "/audit?account=administrateur&action=CHANGES_DISCARDED&limit=500"));
        assertThat(audit.path("items")).anySatisfy(entry -> {
            assertThat(entry.path("detail").asString()).isEqualTo(id);
            assertThat(entry.path("reason").asString()).isEqualTo("for the audit");
            assertThat(entry.path("subject").asString()).isEqualTo("change f-9");
            assertThat(entry.path("via").asString()).isEqualTo("API");
            assertThat(entry.path("outcome").asString()).isEqualTo("DONE");
        });
    }

    @Test
    void lists_what_is_done_of_one_bordereau_only() {
        assertThat(get(SECOND, "/pushes?outcome=DELIVERED&bordereau=BRD-1").statusCode())
                .isEqualTo(200);
        assertThat(get(SECOND, "/pushes?outcome=WAITING").statusCode()).isEqualTo(200);
    }

    /** As the pusher answers. */
    @Test
    void discards_nothing_that_comes_in_after_the_rehearsal_though_the_selection_ends_later() {
        var growing = "{\"kind\": \"STATUS\", \"until\": \"2090-01-01T00:00:00Z\"}";
        var rehearsal = accepted(post(FIRST, "/rehearsals", "{\"selection\": %s}".formatted(growing)));
        counted(rehearsal);
        var discard = accepted(post(FIRST, "/discards", replay(growing, rehearsal)));
        assertThat(value(command(Topic.PUSH_COMMANDS, discard))
                        .path("selection")
                        .path("until"))
                .isEqualTo(body(get(FIRST, "/push-requests/" + rehearsal)).path("requestedAt"));
    }

    @Test
    void discards_many_after_a_rehearsal_of_just_these_and_nothing_that_came_in_since() {
        var all = "{\"all\": true}";
        assertProblem(post(FIRST, "/discards", replay(all, null)), 409, "rehearsal");
        var rehearsal = accepted(post(FIRST, "/rehearsals", "{\"selection\": %s}".formatted(all)));
        assertProblem(post(FIRST, "/discards", replay(all, rehearsal)), 409, "rehearsal");
        counted(rehearsal);
        assertProblem(post(FIRST, "/discards", replay("{\"kind\": \"PAYMENT\"}", rehearsal)), 409, "rehearsal");

        var discard = accepted(post(FIRST, "/discards", replay(all, rehearsal)));
        var askedAt = body(get(FIRST, "/push-requests/" + rehearsal)).path("requestedAt");
        var selection = value(command(Topic.PUSH_COMMANDS, discard)).path("selection");
        assertThat(selection.path("until")).isEqualTo(askedAt);
        assertThat(selection.path("all").asBoolean(false)).isFalse();
    }

    private void counted(String rehearsal) {
        publisher.publish(new Fact<>(
                UUID.randomUUID().toString(),
                Instant.now(),
                URI.create("/ars/test"),
                new PushReplayCounted(rehearsal, 1, 1)));
        await().untilAsserted(() ->
                assertThat(get(FIRST, "/rehearsals/" + rehearsal).statusCode()).isEqualTo(200));
    }

    private List<String> pending() {
        return ids(body(get(SECOND, "/push-requests?pending=true&limit=500")));
    }

    private static List<String> ids(JsonNode page) {
        return StreamSupport.stream(page.path("items").spliterator(), false)
                .map(item -> item.path("id").asString())
                .toList();
    }

    private static String one() {
        return "{\"selection\": {\"factId\": \"%s\"}, \"reason\": \"the bank was away\"}".formatted(UUID.randomUUID());
    }

    private static String replay(String selection, @Nullable String rehearsal) {
        return "{\"selection\": %s, \"reason\": \"mended\"%s}"
                .formatted(selection, rehearsal == null ? "" : ", \"rehearsal\": \"" + rehearsal + "\"");
    }

    private boolean told(String id) {
        return kafka.read(Topic.PUSH_COMMANDS.topicName()).stream().anyMatch(record -> isCommand(record, id));
    }

    private Map<String, Object> command(Topic topic, String id) {
        var record =
                kafka.awaitRecords(topic.topicName(), it -> isCommand(it, id)).getFirst();
        return Map.of(
                "type", KafkaDoor.header(record, "ce_type").orElseThrow(),
                "value", json.readTree(new String(record.value(), UTF_8)));
    }

    private static JsonNode value(Map<String, Object> command) {
        return (JsonNode) Objects.requireNonNull(command.get("value"));
    }

    private static boolean isCommand(ConsumerRecord<String, byte[]> record, String id) {
        return KafkaDoor.header(record, "ce_id").filter(id::equals).isPresent();
    }

    private String accepted(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return body(answer).path("id").asString();
    }

    private void assertProblem(HttpResponse<String> answer, int status, String field) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(body(answer).path("field").asString()).as(answer.body()).isEqualTo(field);
        assertThat(body(answer).path("detail").asString())
                .startsWith(field + " : ")
                .doesNotContain("{", "null");
    }

    /** As the importer tells of it; it goes on where it has no outcome. */
    private UUID run(@Nullable String outcome) {
        var run = UUID.randomUUID();
        jdbc.sql("""
            insert into sync_run (run_id, started_at, balance, outcome, ended_at, news_at)
            values (:run, '2026-01-05', :balance::jsonb, :outcome, case when :outcome::text is not null then timestamptz '2026-01-05' end,
                '2026-01-05')
            """)
                .param("run", run)
                .param("balance", json.writeValueAsString(SyncBalance.ZERO))
                .param("outcome", outcome)
                .update();
        return run;
    }

    private void rejection(UUID run, long position) {
        jdbc.sql("""
            insert into sync_rejection (fact_id, run_id, reading, position, reason) values (?, ?, 1, ?, 'no id')
            """).params(UUID.randomUUID().toString(), run, position).update();
    }

    private JsonNode body(HttpResponse<String> answer) {
        return json.readTree(answer.body());
    }

    private HttpResponse<String> get(String account, String path) {
        return new Browser(settings)
                .send(API + path, request -> request.header("Authorization", Browser.basic(account)));
    }

    private HttpResponse<String> post(String account, String path, String body) {
        return new Browser(settings).call(API + path, account, body);
    }

    private HttpResponse<String> post(String account, String path, String body, String key) {
        return new Browser(settings)
                .send(
                        API + path,
                        request -> request.header("Authorization", Browser.basic(account))
                                .header("Content-Type", "application/json")
                                .header("Idempotency-Key", key)
                                .POST(BodyPublishers.ofString(body)));
    }
}
