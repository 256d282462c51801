package tn.ars.tuniclaim.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tn.ars.tuniclaim.simulator.dataset.Oddities;
import tn.ars.tuniclaim.simulator.dataset.Oddity;
import tn.ars.tuniclaim.simulator.ledger.Query;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PartnerApiTest {

    private static final WritingCall RECLAMATION =
            new WritingCall("reclamation", "reclamationStatus", "at", Set.of(), Set.of());

    private Simulator simulator;
    private Client client;

    @BeforeAll
    void start() {
        simulator = Simulator.start(SimulatorSettings.defaults()
                .withSize(20, 3, 2)
                .withWritingCalls(List.of(WritingCall.STATUS, WritingCall.PAYMENT, RECLAMATION)));
        client = new Client(simulator);
    }

    @AfterAll
    void stop() {
        client.close();
        simulator.close();
    }

    @BeforeEach
    void forget() {
        simulator.clearLedger();
    }

    @Test
    void lists_all_bordereaux_with_their_bulletins() throws IOException {
        var list = Client.json(client.get("/bordereaux"));
        assertThat(list).hasSize(20);
        assertThat(list.get(0).get("bulletinsSoins")).hasSize(3);
    }

    @Test
    void gives_the_bulletins_by_id_and_by_reference() throws IOException {
        var byId = client.get("/bordereaux/10003/bulletins");
        var byReference = client.get("/bordereaux/BRD-2026-000003/bulletins");
        assertThat(byId.body()).isEqualTo(byReference.body());
        assertThat(Client.json(byId)).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({"/bordereaux/BRD-2026-000020/bulletins", "/societes/999", "/bordereaux/10003/pages", "/nonsense", "/"})
    void knows_nothing_of_what_there_is_not(String path) throws IOException {
        var answer = client.get(path);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(Client.json(answer).get("message").stringValue()).isNotBlank();
    }

    @Test
    void gives_a_company() throws IOException {
        assertThat(Client.json(client.get("/societes/3")).get("name").stringValue())
                .isNotBlank();
    }

    @Test
    void takes_a_status_and_remembers_it() throws IOException {
        var answer = client.put("/bordereaux/10001/status", "key-1", """
                {"bordereauId": "BRD-2026-000001", "bsId": "BS-000001-02", "oldStatus": "IN_PROGRESS",
                 "newStatus": "VALIDATED", "processedBy": "A", "processedAt": "2026-11-22T11:00:00+01:00",
                 "gestionnaireId": "g1"}""");
        assertThat(answer.statusCode()).isEqualTo(200);
        var entry = simulator
                .received(new Query("BRD-2026-000001", "BS-000001-02", "status"), 1)
                .getFirst();
        assertThat(entry.call().state()).isEqualTo("VALIDATED");
        assertThat(entry.call().key()).isEqualTo("key-1");
        assertThat(entry.call().at()).isEqualTo("2026-11-22T10:00:00Z");
        assertThat(entry.call().status()).isEqualTo(200);
    }

    @Test
    void takes_a_payment_and_a_call_that_was_added() throws IOException {
        assertThat(client.put("/bordereaux/10001/payment", "p", "{\"paymentStatus\": \"PAID\"}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(client.put("/bordereaux/10001/reclamation", "r", "{\"reclamationStatus\": \"OUVERTE\"}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(simulator.verdict().things()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "BRD-2026-000999/status|{\"newStatus\": \"TRAITE\"}|404|bordereau inconnu \"BRD-2026-000999\"",
                "10001/status|{\"newStatus\": \"V9\"}|422|code inconnu \"V9\"",
                "10001/status|{\"newStatus\": \"VALIDATED\"}|422|code inconnu \"VALIDATED\"",
                "10001/status|{\"newStatus\": \"CLOTURE\", \"bsId\": \"BS-000001-01\"}|422|code inconnu \"CLOTURE\"",
                "10001/status|{\"newStatus\": \"PAID\", \"bsId\": \"BS-1\"}|404|bulletin inconnu \"BS-1\"",
                "10001/status|{\"newStatus\": \"PAYE\", \"bordereauId\": \"X\"}|422|bordereauId \"X\" ne correspond pas",
                "10001/status|{}|400|champ manquant \"newStatus\"",
                "10001/status|{\"newStatus\": 7}|400|champ invalide \"newStatus\"",
                "10001/status|{\"newStatus\": \"PAYE\", \"processedAt\": \"hier\"}|400|champ invalide \"processedAt\"",
                "10001/status|no json|400|corps JSON attendu",
                "10001/status|[]|400|champ invalide \"\"",
                "10001/payment|{\"paymentStatus\": \"EXECUTE\"}|422|code inconnu \"EXECUTE\"",
            })
    void refuses_what_the_partner_would(String path, String body, int status, String message) throws IOException {
        var answer = client.put("/bordereaux/" + path, "k", body);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(Client.json(answer).get("message").stringValue()).isEqualTo(message);
        assertThat(simulator.verdict().refused()).isEqualTo(1);
        assertThat(simulator.verdict().accepted()).isZero();
    }

    @Test
    void refuses_a_body_beyond_all_need() throws IOException {
        var answer = client.put("/bordereaux/10001/status", "k", "{\"newStatus\": \"" + "X".repeat(20_000) + "\"}");
        assertThat(answer.statusCode()).isEqualTo(413);
    }

    @Test
    void keeps_the_books_under_the_reference_that_is_derived_where_there_is_none() throws IOException {
        try (var nameless = Simulator.start(SimulatorSettings.defaults()
                        .withSize(2, 1, 1)
                        .withOddities(Oddities.CLEAN.with(Oddity.MISSING_REFERENCE, 1)));
                var caller = new Client(nameless)) {
            var answer = caller.put("/bordereaux/10001/status", "k", """
                    {"bordereauId": "TUNICLAIM-10001", "newStatus": "TRAITE"}""");
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(nameless.received(new Query("TUNICLAIM-10001", null, null), 5))
                    .hasSize(1);
        }
    }

    @Test
    void asks_for_the_token_if_there_is_one() throws Exception {
        try (var guarded = Simulator.start(
                        SimulatorSettings.defaults().withSize(1, 1, 1).withToken("secret"));
                var caller = new Client(guarded);
                var http = HttpClient.newHttpClient()) {
            assertThat(caller.get("/bordereaux").statusCode()).isEqualTo(401);
            var authorized = HttpRequest.newBuilder(URI.create(guarded.baseUrl() + "/bordereaux"))
                    .header("Authorization", "Bearer secret")
                    .build();
            assertThat(http.send(authorized, BodyHandlers.discarding()).statusCode())
                    .isEqualTo(200);
        }
    }
}
