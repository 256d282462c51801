package tn.ars.tuniclaim.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class AdminApiTest {

    private Simulator simulator;
    private Client client;

    @BeforeEach
    void start() {
        simulator = Simulator.start(SimulatorSettings.defaults().withSize(10, 2, 1));
        client = new Client(simulator);
    }

    @AfterEach
    void stop() {
        client.close();
        simulator.close();
    }

    private JsonNode admin(String method, String path, String body) throws IOException {
        var answer = client.admin(method, path, body);
        assertThat(answer.statusCode()).isBetween(200, 201);
        return Client.json(answer);
    }

    private JsonNode admin(String path) throws IOException {
        return Client.json(client.admin("GET", path, null));
    }

    @Test
    void explains_itself() throws IOException {
        assertThat(client.admin("GET", "/", null).body()).contains("/_simulator/ledger/verdict");
    }

    @Test
    void is_not_to_be_had_on_the_partners_own_port() throws IOException {
        assertThat(client.get("/../_simulator/dataset").statusCode()).isEqualTo(404);
    }

    @Test
    void changes_what_it_is_told_of_the_dataset_and_keeps_the_rest() throws IOException {
        var changed = admin("PUT", "/dataset", """
                {"bordereaux": 4, "oddities": {"missingIdentity": 1}}""");
        assertThat(changed.get("bordereaux").intValue()).isEqualTo(4);
        assertThat(changed.get("bulletins").intValue()).isEqualTo(8);
        assertThat(changed.get("toHold").get("bordereaux").intValue()).isZero();
        assertThat(changed.get("settings").get("seed").intValue()).isEqualTo(7);
        assertThat(Client.json(client.get("/bordereaux"))).hasSize(4);
    }

    @Test
    void advances_to_the_next_generation() throws IOException {
        var next = admin("POST", "/dataset/advance", "{\"added\": 0.5, \"vanished\": 1}");
        assertThat(next.get("generation").intValue()).isEqualTo(1);
        assertThat(next.get("bordereaux").intValue()).isEqualTo(5);
        assertThat(next.get("everToHold").get("bordereaux").intValue()).isEqualTo(15);
        assertThat(Client.json(client.get("/bordereaux"))).hasSize(5);
    }

    @Test
    void names_one_bordereau_for_those_who_want_to_write_to_it() throws IOException {
        var bordereau = admin("/dataset/bordereaux/3");
        assertThat(bordereau.get("reference").stringValue()).isEqualTo("BRD-2026-000003");
        assertThat(bordereau.get("id").stringValue()).isEqualTo("10003");
        assertThat(bordereau.get("numBs").get(1).stringValue()).isEqualTo("BS-000003-02");
        assertThat(client.admin("GET", "/dataset/bordereaux/10", null).statusCode())
                .isEqualTo(404);
    }

    @Test
    void replaces_adds_and_takes_away_faults() throws IOException {
        admin("PUT", "/faults", """
                [{"effect": "hang", "path": "list"}, {"effect": "latency", "millis": 1}]""");
        var three = admin("POST", "/faults", "{\"effect\": \"error\", \"status\": 500, \"path\": \"societe\"}");
        assertThat(three).hasSize(3);
        client.get("/societes/1");
        var last = admin("/faults").get(2);
        assertThat(last.get("hits").intValue()).isEqualTo(1);
        assertThat(admin("DELETE", "/faults/" + last.get("id").longValue(), "")).hasSize(2);
        assertThat(client.admin("DELETE", "/faults/999", null).statusCode()).isEqualTo(404);
        assertThat(admin("DELETE", "/faults", "")).isEmpty();
    }

    @Test
    void a_set_of_faults_with_a_wrong_one_changes_nothing() throws IOException {
        admin("POST", "/faults", "{\"effect\": \"latency\", \"millis\": 1}");
        assertThat(client.admin("PUT", "/faults", "[{\"effect\": \"reset\"}, {\"effect\": \"x\"}]")
                        .statusCode())
                .isEqualTo(400);
        assertThat(admin("/faults").get(0).get("effect").stringValue()).isEqualTo("latency");
    }

    @Test
    void keeps_the_ledger_pages_it_and_judges_it() throws IOException {
        for (var state : new String[] {"ASSIGNE", "EN_COURS", "TRAITE"}) {
            client.put("/bordereaux/10001/status", state, "{\"newStatus\": \"%s\"}".formatted(state));
        }
        var page = admin("/ledger?bordereau=BRD-2026-000001&kind=status&limit=2");
        assertThat(page.get("entries").get(0).get("state").stringValue()).isEqualTo("TRAITE");
        var rest = admin("/ledger?bordereau=BRD-2026-000001&limit=2&cursor="
                + page.get("cursor").longValue());
        assertThat(rest.get("entries")).hasSize(1);
        assertThat(rest.get("cursor").isNull()).isTrue();
        assertThat(admin("/ledger?bordereau=BRD-2026-000002").get("entries")).isEmpty();
        assertThat(admin("/ledger/verdict").get("accepted").intValue()).isEqualTo(3);
        assertThat(admin("DELETE", "/ledger", "").get("calls").intValue()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[{\"key\":\"a\",\"bordereau\":\"B\",\"kind\":\"status\",\"at\":\"2026-11-22\"},"
                        + "{\"key\":\"b\",\"bordereau\":\"B\",\"kind\":\"status\",\"at\":\"2026-11-23T01:00:00Z\"}]",
                "{\"key\":\"a\",\"bordereau\":\"B\",\"kind\":\"status\",\"at\":\"2026-11-22\"}"
                        + "{\"key\":\"b\",\"bordereau\":\"B\",\"kind\":\"status\",\"at\":1700000000000}",
            })
    void takes_what_ought_to_arrive_as_an_array_or_one_after_the_other(String body) throws IOException {
        assertThat(admin("POST", "/ledger/expected", body).get("taken").intValue())
                .isEqualTo(2);
        var verdict = admin("/ledger/verdict");
        assertThat(verdict.get("stayedAway").get("count").intValue()).isEqualTo(2);
        assertThat(verdict.get("clean").booleanValue()).isFalse();
    }

    @Test
    void refuses_a_text_beyond_all_need() throws IOException {
        var key = "k".repeat(70_000);
        var answer = client.admin("POST", "/ledger/expected", """
                {"key": "%s", "bordereau": "B", "kind": "status", "at": "2026-11-22"}""".formatted(key));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Client.json(answer).get("field").stringValue()).isEqualTo("[0].key");
    }

    @Test
    void counts_answers_by_call_and_status() throws IOException {
        client.get("/bordereaux");
        client.put("/bordereaux/10001/status", "k", "{}");
        var stats = admin("/stats");
        assertThat(stats.get("list").get("200").intValue()).isEqualTo(1);
        assertThat(stats.get("status").get("400").intValue()).isEqualTo(1);
        admin("DELETE", "/stats", "");
        assertThat(admin("/stats")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PUT|/dataset|{\"bordereaux\": -1}|bordereaux",
                "PUT|/dataset|{\"bordereaux\": \"many\"}|bordereaux",
                "PUT|/dataset|{\"seeds\": 1}|seeds",
                "PUT|/dataset|{\"oddities\": \"wild\"}|oddities",
                "PUT|/dataset|{\"oddities\": {\"stringId\": 2}}|stringId",
                "PUT|/dataset|{\"oddities\": {\"missingId\": 0.6, \"missingReference\": 0.6}}|oddities.missingId",
                "PUT|/dataset|nonsense|''",
                "POST|/dataset/advance|{\"added\": -0.5}|added",
                "POST|/dataset/advance|[]|''",
                "POST|/faults|{\"effect\": \"boom\"}|effect",
                "POST|/faults|{}|effect",
                "POST|/faults|{\"effect\": \"error\"}|status",
                "POST|/faults|{\"effect\": \"error\", \"status\": 200}|status",
                "POST|/faults|{\"effect\": \"error\", \"status\": 500, \"path\": \"elsewhere\"}|path",
                "POST|/faults|{\"effect\": \"error\", \"status\": 500, \"share\": 3}|share",
                "POST|/faults|{\"effect\": \"error\", \"status\": 500, \"times\": 0}|times",
                "POST|/faults|{\"effect\": \"error\", \"status\": 500, \"when\": \"later\"}|when",
                "POST|/faults|{\"effect\": \"error\", \"status\": 500, \"references\": \"B\"}|references",
                "POST|/faults|{\"effect\": \"error\", \"status\": 500, \"color\": \"red\"}|color",
                "POST|/faults|{\"effect\": \"refuse\", \"times\": 1}|effect",
                "POST|/faults|{\"effect\": \"latency\", \"distribution\": \"uniform\", \"minMillis\": 1}|maxMillis",
                "POST|/faults|{\"effect\": \"drip\"}|bytesPerSecond",
                "PUT|/faults|{\"effect\": \"reset\"}|''",
                "POST|/ledger/expected|[{\"key\": \"a\"}]|[0].at",
                "POST|/ledger/expected|[7]|[0].",
                "GET|/ledger?limit=0||limit",
                "GET|/ledger?limit=x||limit",
                "GET|/ledger?cursor=x||cursor",
                "GET|/dataset/bordereaux/x||index",
            })
    void names_the_field_that_is_wrong(String method, String path, String body, String field) throws IOException {
        var answer = client.admin(method, path, body);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(Client.json(answer).get("field").stringValue()).isEqualTo(field);
        assertThat(Client.json(answer).get("detail").stringValue()).isNotBlank();
    }

    @Test
    void does_not_know_other_calls() throws IOException {
        assertThat(client.admin("GET", "/nonsense", null).statusCode()).isEqualTo(404);
        assertThat(client.admin("POST", "/dataset", "{}").statusCode()).isEqualTo(404);
    }
}
