package tn.ars.tuniclaim.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.core.JacksonException;

/** Every fault, as a client meets it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultsTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final String STATUS = "/bordereaux/10001/status";
    private static final String BODY = "{\"newStatus\": \"TRAITE\", \"processedAt\": \"2026-11-22T10:00:00Z\"}";
    private static final Duration SHORT = Duration.ofSeconds(1);

    private Simulator simulator;
    private Client client;

    @BeforeAll
    void start() {
        var defaults = SimulatorSettings.defaults().withSize(20, 3, 2);
        simulator = Simulator.start(new SimulatorSettings(
                0, 0, defaults.bindAddress(), null, null, defaults.dataset(), defaults.writingCalls(), () -> NOW));
        client = new Client(simulator);
    }

    @AfterAll
    void stop() {
        client.close();
        simulator.close();
    }

    @AfterEach
    void heal() {
        simulator.clearFaults();
        simulator.clearLedger();
    }

    private int listStatus() throws IOException {
        return client.get("/bordereaux").statusCode();
    }

    @Test
    void an_error_meets_its_path_alone_and_as_often_as_it_was_told() throws IOException {
        simulator.addFault("""
                {"effect": "error", "status": 503, "path": "list", "times": 2}""");
        assertThat(listStatus()).isEqualTo(503);
        assertThat(client.get("/societes/1").statusCode()).isEqualTo(200);
        assertThat(listStatus()).isEqualTo(503);
        assertThat(listStatus()).isEqualTo(200);
    }

    @Test
    void a_fault_can_be_limited_to_some_bordereaux_by_reference_or_id() throws IOException {
        simulator.addFault("""
                {"effect": "error", "status": 500, "references": ["BRD-2026-000001", "10002"]}""");
        assertThat(client.put("/bordereaux/10001/status", "k", BODY).statusCode())
                .isEqualTo(500);
        assertThat(client.put("/bordereaux/BRD-2026-000002/status", "k", BODY).statusCode())
                .isEqualTo(500);
        assertThat(client.put("/bordereaux/10003/status", "k", BODY).statusCode())
                .isEqualTo(200);
        assertThat(listStatus()).isEqualTo(200);
    }

    @Test
    void a_share_is_drawn_from_the_seed_so_that_a_run_can_be_repeated() throws IOException {
        var fault = """
                {"effect": "error", "status": 500, "share": 0.5}""";
        simulator.addFault(fault);
        var first = statuses(30);
        simulator.clearFaults();
        simulator.addFault(fault);
        assertThat(statuses(30)).isEqualTo(first).contains(200, 500);
    }

    private int[] statuses(int calls) throws IOException {
        var statuses = new int[calls];
        for (var call = 0; call < calls; call++) {
            statuses[call] = client.get("/societes/1").statusCode();
        }
        return statuses;
    }

    @Test
    void too_many_requests_may_say_when_to_come_back() throws IOException {
        simulator.addFault("""
                {"effect": "error", "status": 429, "times": 1}""");
        assertThat(client.get("/societes/1").headers().firstValue("Retry-After"))
                .isEmpty();
        simulator.clearFaults();
        simulator.addFault("""
                {"effect": "error", "status": 429, "retryAfterSeconds": 7, "times": 1}""");
        assertThat(client.get("/societes/1").headers().firstValue("Retry-After"))
                .hasValue("7");
        simulator.clearFaults();
        simulator.addFault("""
                {"effect": "error", "status": 429, "retryAfterSeconds": 7, "retryAfterAs": "date"}""");
        var date = client.get("/societes/1").headers().firstValue("Retry-After").orElseThrow();
        assertThat(ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                        .toInstant())
                .isEqualTo(NOW.plusSeconds(7));
    }

    @Test
    void latency_is_waited_for() throws IOException {
        simulator.addFault("""
                {"effect": "latency", "millis": 200}""");
        assertThat(millisOf("/societes/1")).isGreaterThanOrEqualTo(200);
        simulator.clearFaults();
        simulator.addFault("""
                {"effect": "latency", "distribution": "uniform", "minMillis": 100, "maxMillis": 150}""");
        assertThat(millisOf("/societes/1")).isGreaterThanOrEqualTo(100);
    }

    private long millisOf(String path) throws IOException {
        var begun = System.nanoTime();
        client.get(path);
        return (System.nanoTime() - begun) / 1_000_000;
    }

    @Test
    void a_reset_connection_is_reset() {
        simulator.addFault("""
                {"effect": "reset"}""");
        assertThatThrownBy(() -> {
                    try (var socket = new Socket(InetAddress.getLoopbackAddress(), simulator.port())) {
                        socket.getOutputStream()
                                .write("GET /api/societes/1 HTTP/1.1\r\nHost: x\r\n\r\n"
                                        .getBytes(StandardCharsets.US_ASCII));
                        assertThat(socket.getInputStream().read()).isNotNegative();
                    }
                })
                .isInstanceOf(SocketException.class)
                .hasMessageContaining("reset");
    }

    @Test
    void a_hanging_call_is_answered_once_the_fault_is_gone() {
        simulator.addFault("""
                {"effect": "hang", "path": "societe"}""");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answer = CompletableFuture.supplyAsync(this::societeStatus, threads);
            await().during(Duration.ofMillis(200)).until(() -> !answer.isDone());
            simulator.clearFaults();
            assertThat(answer.join()).isEqualTo(200);
        }
    }

    @Test
    void a_call_that_hangs_until_the_client_leaves_is_never_carried_out() {
        simulator.addFault("""
                {"effect": "hang", "path": "status"}""");
        assertThatThrownBy(() -> client.put(STATUS, "k", BODY, SHORT)).isInstanceOf(HttpTimeoutException.class);
        await().until(() -> simulator.verdict().faulted() == 1);
        assertThat(simulator.verdict().accepted()).isZero();
    }

    @Test
    void an_answer_can_be_lost_after_the_call_was_carried_out() throws IOException {
        simulator.addFault("""
                {"effect": "reset", "path": "status", "when": "after", "times": 1}""");
        assertThatThrownBy(() -> client.put(STATUS, "k", BODY)).isInstanceOf(IOException.class);
        assertThat(client.put(STATUS, "k", BODY).statusCode()).isEqualTo(200);
        var verdict = simulator.verdict();
        assertThat(verdict.accepted()).isEqualTo(2);
        assertThat(verdict.resentAfterLostAnswer().count()).isEqualTo(1);
        assertThat(verdict.isClean()).isTrue();
    }

    @Test
    void a_client_that_gave_up_during_the_delay_lost_its_answer() throws IOException {
        simulator.addFault("""
                {"effect": "latency", "millis": 1600, "path": "status", "times": 1}""");
        assertThatThrownBy(() -> client.put(STATUS, "k", BODY, SHORT)).isInstanceOf(HttpTimeoutException.class);
        assertThat(client.put(STATUS, "k", BODY).statusCode()).isEqualTo(200);
        await().until(() -> simulator.verdict().accepted() == 2);
        assertThat(simulator.verdict().arrivedTwice().count()
                        + simulator.verdict().resentAfterLostAnswer().count())
                .isEqualTo(1);
    }

    @Test
    void a_truncated_body_breaks_off() throws IOException {
        simulator.addFault("""
                {"effect": "truncate", "afterBytes": 1000}""");
        assertThatThrownBy(() -> client.get("/bordereaux")).isInstanceOf(IOException.class);
        assertThat(rawAnswer("/api/bordereaux").length()).isBetween(1000, 2000);
    }

    @Test
    void a_short_body_is_truncated_at_its_end() {
        simulator.addFault("""
                {"effect": "truncate", "afterBytes": 1000000}""");
        assertThatThrownBy(() -> client.get("/societes/1")).isInstanceOf(IOException.class);
    }

    private String rawAnswer(String path) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), simulator.port())) {
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void invalid_json_ends_well_and_cannot_be_read() throws IOException {
        simulator.addFault("""
                {"effect": "invalidJson", "afterBytes": 1000}""");
        var answer = client.get("/bordereaux");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThatThrownBy(() -> Client.json(answer)).isInstanceOf(JacksonException.class);
        assertThatThrownBy(() -> Client.json(client.get("/societes/1"))).isInstanceOf(JacksonException.class);
    }

    @Test
    void a_drip_takes_the_time_that_its_bytes_need() throws IOException {
        var size = client.get("/societes/1").body().getBytes(StandardCharsets.UTF_8).length;
        simulator.addFault("""
                {"effect": "drip", "bytesPerSecond": 200}""");
        assertThat(millisOf("/societes/1")).isGreaterThanOrEqualTo(size * 1000L / 200 - 20);
    }

    @Test
    void a_closed_port_refuses_and_opens_again_where_it_was() throws IOException {
        var port = simulator.port();
        simulator.addFault("""
                {"effect": "refuse"}""");
        assertThatThrownBy(this::listStatus).isInstanceOf(ConnectException.class);
        try (var other = new ServerSocket()) {
            other.setReuseAddress(false);
            var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
            assertThatThrownBy(() -> other.bind(address)).isInstanceOf(BindException.class);
        }
        assertThat(client.admin("GET", "/faults", null).statusCode()).isEqualTo(200);
        assertThat(client.admin("DELETE", "/faults", null).statusCode()).isEqualTo(200);
        assertThat(listStatus()).isEqualTo(200);
        assertThat(simulator.port()).isEqualTo(port);
    }

    @Test
    void calls_beyond_the_in_flight_limit_are_turned_away() {
        simulator.addFault("""
                {"effect": "inFlightLimit", "limit": 2}""");
        simulator.addFault("""
                {"effect": "hang"}""");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = IntStream.range(0, 5)
                    .mapToObj(_ -> CompletableFuture.supplyAsync(this::societeStatus, threads))
                    .toList();
            await().until(() ->
                    answers.stream().filter(CompletableFuture::isDone).count() == 3);
            simulator.clearFaults();
            assertThat(answers.stream().map(CompletableFuture::join).sorted()).containsExactly(200, 200, 503, 503, 503);
        }
    }

    @Test
    void who_leaves_makes_room_for_the_next() {
        simulator.addFault("""
                {"effect": "inFlightLimit", "limit": 1}""");
        for (var call = 0; call < 5; call++) {
            // Who has the answer may be back before the one who gave it is free.
            await().until(() -> societeStatus() == 200);
        }
    }

    private int societeStatus() {
        try {
            return client.get("/societes/1").statusCode();
        } catch (IOException failed) {
            return -1;
        }
    }

    @Test
    void who_is_turned_away_at_the_door_need_not_wait() throws IOException {
        simulator.addFault("""
                {"effect": "latency", "millis": 5000}""");
        simulator.addFault("""
                {"effect": "inFlightLimit", "limit": 0, "status": 429}""");
        assertThat(client.get("/societes/1", Duration.ofSeconds(4)).statusCode())
                .isEqualTo(429);
    }

    @Test
    void calls_beyond_the_rate_limit_are_turned_away() throws IOException {
        simulator.addFault("""
                {"effect": "rateLimit", "perSecond": 1, "retryAfterSeconds": 1}""");
        var statuses = statuses(20);
        assertThat(statuses).startsWith(200).contains(429);
        await().until(() -> client.get("/societes/1").statusCode() == 200);
    }

    @Test
    void a_call_met_by_a_fault_is_in_the_books_as_such() throws IOException {
        simulator.addFault("""
                {"effect": "error", "status": 503, "times": 1}""");
        client.put(STATUS, "k", BODY);
        assertThat(simulator.verdict().faulted()).isEqualTo(1);
        assertThat(client.get("/societes/1").statusCode()).isEqualTo(200);
    }
}
