package tn.ars.tuniclaim.importer.partner;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tn.ars.tuniclaim.event.SyncFailure;
import tn.ars.tuniclaim.importer.partner.PartnerFault.CredentialsRefused;
import tn.ars.tuniclaim.importer.partner.PartnerFault.PartnerRefused;
import tn.ars.tuniclaim.importer.partner.PartnerFault.PartnerUnavailable;
import tn.ars.tuniclaim.importer.partner.Slicer.NotJson;

class FaultsTest {

    private static HttpServer server;

    private final Faults faults = new Faults(Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC));

    /** Answers {@code /status/retryAfter}. */
    @BeforeAll
    static void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            var wanted = exchange.getRequestURI().getPath().split("/", 3);
            if (!wanted[2].isEmpty()) {
                exchange.getResponseHeaders().set("Retry-After", wanted[2]);
            }
            exchange.sendResponseHeaders(Integer.parseInt(wanted[1]), -1);
            exchange.close();
        });
        server.start();
    }

    @AfterAll
    static void close() {
        server.stop(0);
    }

    private @Nullable PartnerFault fault(int status, String retryAfter) throws Exception {
        return faults.in(answer(status, retryAfter)).orElse(null);
    }

    private static HttpResponse<Void> answer(int status, String retryAfter) throws Exception {
        var uri = new URI(
                "http",
                null,
                server.getAddress().getHostString(),
                server.getAddress().getPort(),
                "/" + status + "/" + retryAfter,
                null,
                null);
        try (var http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 425, 429, 500, 502, 503, 504})
    void time_mends(int status) throws Exception {
        assertThat(fault(status, "")).isInstanceOf(PartnerUnavailable.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 409, 422, 302})
    void nothing_mends(int status) throws Exception {
        assertThat(fault(status, "")).isInstanceOf(PartnerRefused.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void a_person_must_mend(int status) throws Exception {
        assertThat(fault(status, "")).isInstanceOf(CredentialsRefused.class);
    }

    @Test
    void tells_how_the_network_failed() {
        assertThat(faults.of(new HttpConnectTimeoutException("")).code()).isEqualTo(SyncFailure.PARTNER_UNREACHABLE);
        assertThat(faults.of(new ConnectException()).code()).isEqualTo(SyncFailure.PARTNER_UNREACHABLE);
        assertThat(faults.of(new HttpTimeoutException("")).code()).isEqualTo(SyncFailure.PARTNER_TIMED_OUT);
        assertThat(faults.of(new NotJson(7)).code()).isEqualTo(SyncFailure.PARTNER_UNREADABLE);
        assertThat(faults.of(new IOException()).code()).isEqualTo(SyncFailure.PARTNER_BROKE_OFF);
    }

    @Test
    void an_answer_is_no_fault() throws Exception {
        assertThat(fault(200, "")).isNull();
    }

    @Test
    void hears_how_long_the_partner_wants_to_be_left_alone() throws Exception {
        assertThat(fault(429, "7"))
                .isInstanceOfSatisfying(
                        PartnerUnavailable.class,
                        unavailable -> assertThat(unavailable.retryAfter()).isEqualTo(Duration.ofSeconds(7)));
        assertThat(fault(503, "Sun, 22 Nov 2026 10:00:30 GMT"))
                .isInstanceOfSatisfying(
                        PartnerUnavailable.class,
                        unavailable -> assertThat(unavailable.retryAfter()).isEqualTo(Duration.ofSeconds(30)));
        assertThat(fault(503, "soon"))
                .isInstanceOfSatisfying(
                        PartnerUnavailable.class,
                        unavailable -> assertThat(unavailable.retryAfter()).isNull());
    }
}
