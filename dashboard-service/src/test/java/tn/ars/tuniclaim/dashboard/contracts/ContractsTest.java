package tn.ars.tuniclaim.dashboard.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import tn.ars.tuniclaim.dashboard.Browser;
import tn.ars.tuniclaim.dashboard.DashboardTest;
import tn.ars.tuniclaim.event.EventType;
import tn.ars.tuniclaim.event.Topic;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DashboardTest
class ContractsTest {

    @Autowired
    Environment settings;

    @Autowired
    JsonMapper json;

    @Test
    void asyncapi_has_every_topic_and_every_event_type_once() {
        var document = json(get("/contracts/asyncapi.json"));
        assertThat(document.path("asyncapi").asString()).isEqualTo("3.0.0");
        assertThat(document.path("channels").propertyNames())
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Topic.values()).map(Topic::topicName).toList());
        var carried = document.path("channels")
                .valueStream()
                .flatMap(channel -> channel.path("messages").propertyStream().map(it -> it.getKey()))
                .toList();
        assertThat(carried)
                .containsExactlyInAnyOrderElementsOf(
                        EventType.all().stream().map(EventType::name).toList());
        assertThat(document.path("channels").valueStream())
                .allSatisfy(channel -> assertThat(channel.path("messages")).isNotEmpty());
        assertThat(document.path("operations")
                        .path("ars.payments")
                        .path("action")
                        .asString())
                .isEqualTo("receive");
        assertThat(document.path("operations")
                        .path("tuniclaim.push-results")
                        .path("action")
                        .asString())
                .isEqualTo("send");
    }

    @Test
    void asyncapi_leads_to_the_schema_of_each_message() {
        var messages = json(get("/contracts/asyncapi.json")).path("components").path("messages");
        assertThat(messages.valueStream()).hasSameSizeAs(EventType.all()).allSatisfy(message -> {
            var schema = json(
                    get("/contracts/" + message.path("payload").path("$ref").asString()));
            assertThat(schema.path("title")).isEqualTo(message.path("title"));
            assertThat(schema.path("$schema").asString()).contains("2020-12");
        });
        assertThat(get("/contracts/schemas/none.json").statusCode()).isEqualTo(404);
        assertThat(get("/contracts/schemas/..%2f..%2fapplication.yml").statusCode())
                .isBetween(400, 404);
    }

    @Test
    void answers_a_browser_whatever_it_asks_for_and_says_in_its_language_what_there_is_not() {
        var reader = new Browser(settings).signedIn("client_service");
        for (var there : List.of("/contracts/asyncapi.json", "/contracts/schemas/payment-changed.v1.json")) {
            var answer = reader.send(there, request -> request.header("Accept", "text/html"));
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        }
        var page = reader.send("/contracts/schemas/none.json", request -> request.header("Accept", "text/html"));
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).contains("Page introuvable");
        var problem = get("/contracts/schemas/none.json");
        assertThat(problem.statusCode()).isEqualTo(404);
        assertThat(problem.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        var openapi = reader.send("/contracts/openapi.json", request -> request.header("Accept", "text/html"));
        assertThat(openapi.statusCode()).isEqualTo(406);
        assertThat(openapi.body()).contains("Format indisponible", "Demandez */*");
    }

    @Test
    void openapi_has_every_call_for_programs_with_what_it_refuses() {
        var document = json(get("/contracts/openapi.json"));
        assertThat(document.path("openapi").asString()).startsWith("3.1");
        var calls = document.path("paths")
                .propertyStream()
                .flatMap(path -> path.getValue().propertyStream().map(it -> it.getKey() + " " + path.getKey()))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(calls)
                .contains(
                        "post /bulletin-soin/sync/tuniclaim",
                        "get /bulletin-soin/sync/tuniclaim/status",
                        "post /bulletin-soin/sync/tuniclaim/push-status",
                        "post /bulletin-soin/sync/tuniclaim/push-payment",
                        "post /api/v1/replays",
                        "get /api/v1/audit")
                .noneMatch(call -> call.contains("/audit.csv") || call.endsWith(" /sync"));
        var replay = document.path("paths").path("/api/v1/replays").path("post");
        assertThat(replay.path("responses").propertyNames()).contains("400", "401", "403", "429", "503");
        assertThat(replay.path("parameters")
                        .valueStream()
                        .map(it -> it.path("name").asString()))
                .containsExactly("Idempotency-Key");
        assertThat(document.path("components").path("schemas").propertyNames())
                .contains("SelectionJson", "Problem")
                .doesNotContain("Caller");
        var push = document.path("paths")
                .path("/bulletin-soin/sync/tuniclaim/push-payment")
                .path("post");
        assertThat(push.path("requestBody").toString()).contains("#/components/schemas/PushPayment");
        assertThat(document.path("components")
                        .path("schemas")
                        .path("PaymentFields")
                        .path("properties")
                        .propertyNames())
                .contains("paymentStatus", "amount", "bsId");
    }

    @Test
    void openapi_says_what_each_call_takes_and_how_it_is_answered() {
        var document = json(get("/contracts/openapi.json"));
        var ids = new ArrayList<String>();
        document.path("paths")
                .propertyStream()
                .forEach(path -> path.getValue().propertyStream().forEach(it -> {
                    var call = it.getValue();
                    assertThat(call.path("summary").asString())
                            .as(path.getKey())
                            .isNotBlank();
                    assertThat(call.path("parameters").valueStream())
                            .as(path.getKey())
                            .allSatisfy(parameter -> assertThat(
                                            parameter.path("description").asString(""))
                                    .as(parameter.toString())
                                    .isNotBlank());
                    var answers = call.path("responses").propertyNames();
                    assertThat(answers.stream().filter(status -> status.startsWith("2")))
                            .as(path.getKey())
                            .hasSize(1);
                    if (path.getKey().contains("{")) {
                        assertThat(answers).as(path.getKey()).contains("404");
                    }
                    if (call.toString().contains("\"Idempotency-Key\"")) {
                        assertThat(answers).as(path.getKey()).contains("422");
                    }
                    if (path.getKey().startsWith("/api/") && call.has("requestBody")) {
                        assertThat(answers).as(path.getKey()).contains("415");
                    }
                    ids.add(call.path("operationId").asString());
                }));
        assertThat(ids).doesNotHaveDuplicates().allMatch(id -> id.matches("[a-z][A-Za-z]+"));
        var api = document.path("paths");
        assertThat(answer(api, "/api/v1/replays", "post", "202").toString()).contains("AskedJson");
        for (var path : List.of("/api/v1/runs/{run}/cancellation", "/api/v1/replays", "/api/v1/dead-letters/redrive")) {
            assertThat(answer(api, path, "post", "409").toString()).contains("application/problem+json", "/Problem");
        }
        assertThat(answer(api, "/api/v1/story", "get", "404").toString()).contains("/Problem");
        assertThat(answer(api, "/bulletin-soin/sync/tuniclaim/push-status", "post", "400")
                        .toString())
                .contains("/PushAnswerJson");
    }

    @Test
    void openapi_names_each_thing_by_what_it_is_and_patterns_as_javascript_has_them() {
        var schemas = json(get("/contracts/openapi.json")).path("components").path("schemas");
        assertThat(schemas.propertyNames()).doesNotContain("Optional", "Entry", "GroupJson", "ResultJson", "LogJson");
        var patterns = schemas.findValues("pattern").stream()
                .map(JsonNode::asString)
                .distinct()
                .toList();
        assertThat(patterns).containsExactlyInAnyOrder("^\\P{Cc}*$", "^[\\w.:-]+$");
    }

    private static JsonNode answer(JsonNode paths, String path, String method, String status) {
        return paths.path(path).path(method).path("responses").path(status);
    }

    @Test
    void the_page_leads_to_all_of_them_and_shows_the_programs() {
        var page = new Browser(settings).signedIn("client_service").get("/contracts");
        assertThat(page.body())
                .contains("/contracts/openapi.json", "/contracts/asyncapi.json", "schemas/payment-changed.v1.json")
                .contains("import { Kafka, Partitioners } from &#39;kafkajs&#39;;", "Idempotency-Key");
        assertThat(new Browser(settings).get("/contracts").headers().firstValue("Location"))
                .get()
                .asString()
                .endsWith("/login");
    }

    private HttpResponse<String> get(String path) {
        return new Browser(settings)
                .send(path, request -> request.header("Authorization", Browser.basic("client_service")));
    }

    private JsonNode json(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json.readTree(answer.body());
    }
}
