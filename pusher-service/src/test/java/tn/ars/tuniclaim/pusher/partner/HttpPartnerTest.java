package tn.ars.tuniclaim.pusher.partner;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;
import static tn.ars.tuniclaim.pusher.change.Changes.aPayment;
import static tn.ars.tuniclaim.pusher.change.Changes.aReclamation;
import static tn.ars.tuniclaim.pusher.change.Changes.aStatus;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.ratelimiter.RateLimiterRegistry;
import io.github.resilience4j.retry.RetryRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import tn.ars.tuniclaim.pusher.change.Calls;
import tn.ars.tuniclaim.pusher.change.Change;
import tn.ars.tuniclaim.pusher.partner.Partner.Condition;
import tn.ars.tuniclaim.pusher.partner.PartnerProperties.Http2;
import tn.ars.tuniclaim.pusher.partner.PartnerProperties.Transport;
import tools.jackson.databind.json.JsonMapper;

/** Against a real HTTP server that answers as told. */
class HttpPartnerTest {

    private static final int HANG = 0;
    private static final Duration IMPATIENT = Duration.ofSeconds(1);
    private static final Duration BREAKER_OPEN = Duration.ofSeconds(1);
    private static final Duration CREDENTIALS_PROBE = Duration.ofMillis(1_800);

    private final Queue<Integer> answers = new ArrayDeque<>();
    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private final List<String> bodies = Collections.synchronizedList(new ArrayList<>());
    private final List<String> traces = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch over = new CountDownLatch(1);
    private final Clock clock = Clock.systemUTC();
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private @Nullable String retryAfter;
    private byte[] words = new byte[0];
    private boolean drips;
    private Duration callTimeout = Duration.ofSeconds(10);
    private @Nullable HttpClient client;
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Thread::startVirtualThread);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        over.countDown();
        server.stop(0);
        if (client != null) {
            client.shutdownNow();
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        requests.add("%s %s key=%s auth=%s"
                .formatted(
                        exchange.getRequestMethod(),
                        exchange.getRequestURI(),
                        exchange.getRequestHeaders().getFirst("Idempotency-Key"),
                        exchange.getRequestHeaders().getFirst("Authorization")));
        traces.add(exchange.getRequestHeaders().getFirst("traceparent"));
        bodies.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        var status = next();
        if (status == HANG) {
            hang();
        }
        if (retryAfter != null) {
            exchange.getResponseHeaders().set("Retry-After", retryAfter);
        }
        var said = words.length > 0
                ? words
                : "{\"message\":\"%d\"}".formatted(status).getBytes(UTF_8);
        exchange.sendResponseHeaders(status == HANG ? 200 : status, said.length + (drips ? 1 : 0));
        exchange.getResponseBody().write(said);
        if (drips) {
            exchange.getResponseBody().flush();
            hang();
        }
        exchange.close();
    }

    private synchronized int next() {
        var status = answers.poll();
        return status == null ? 200 : status;
    }

    private void hang() {
        try {
            over.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void tells_a_status_with_the_exact_body_path_and_headers() {
        var answer = tell(partner("secret"), aStatus("e-1", "BRD/1 é", "BS 7", 61), "10 000/x");

        assertThat(answer).isInstanceOf(Answer.Accepted.class);
        assertThat(requests).containsExactly("PUT /api/bordereaux/10%20000%2Fx/status key=e-1 auth=Bearer secret");
        assertThat(bodies).containsExactly("""
                {"bordereauId":"BRD/1 é","bsId":"BS 7","oldStatus":"IN_PROGRESS","newStatus":"VALIDATED",\
                "processedBy":"K. Test","processedAt":"2026-11-22T01:01:00Z","gestionnaireId":"G-1"}""");
    }

    @Test
    void a_change_of_the_whole_bordereau_names_no_bulletin() {
        tell(partner(null), aStatus("e-2", "BRD-1", null, 0), "BRD-1");

        assertThat(requests).containsExactly("PUT /api/bordereaux/BRD-1/status key=e-2 auth=null");
        assertThat(bodies).containsExactly("""
                {"bordereauId":"BRD-1","newStatus":"TRAITE",\
                "processedBy":"K. Test","processedAt":"2026-11-22T00:00:00Z","gestionnaireId":"G-1"}""");
    }

    @Test
    void tells_a_payment_in_the_partners_words_with_three_decimals() {
        tell(partner(null), aPayment("e-3", "BRD-1", "BS-1", 5), "10000");

        assertThat(requests).containsExactly("PUT /api/bordereaux/10000/payment key=e-3 auth=null");
        assertThat(bodies).containsExactly("""
                {"bordereauId":"BRD-1","bsId":"BS-1","paymentStatus":"PAID","paymentDate":"2026-11-22T00:05:00Z",\
                "amount":1234.500,"virementReference":"VIR-1"}""");
    }

    @Test
    void tells_a_complaint_on_a_path_of_its_own() {
        tell(partner(null), aReclamation("e-4", "BRD-1", "BS-1", 5), "10000");

        assertThat(requests).containsExactly("PUT /api/bordereaux/10000/reclamation key=e-4 auth=null");
        assertThat(bodies).containsExactly("""
                {"bordereauId":"BRD-1","bsId":"BS-1","reclamationStatus":"RESOLUE","processedBy":"K. Test",\
                "processedAt":"2026-11-22T00:05:00Z"}""");
    }

    @Test
    void mends_a_passing_failure_by_itself() {
        answers.addAll(List.of(503, 429));
        var answer = tell(partner(null));
        assertThat(answer)
                .isInstanceOfSatisfying(
                        Answer.Accepted.class,
                        accepted -> assertThat(accepted.calls()).isEqualTo(Calls.answered(3)));
    }

    @Test
    void gives_up_for_now_after_a_few_quick_attempts() {
        answers.addAll(List.of(500, 502, 503, 200));
        assertThat(tell(partner(null))).isEqualTo(new Answer.Failing("HTTP 503", null, Calls.answered(3)));
    }

    @Test
    void a_refusal_is_not_tried_again_and_comes_with_the_partners_words() {
        answers.add(422);
        assertThat(tell(partner(null))).isEqualTo(new Answer.Refused(422, "{\"message\":\"422\"}", Calls.answered(1)));
    }

    @Test
    void a_long_retry_after_is_not_waited_for_in_place() {
        retryAfter = "120";
        answers.add(429);
        assertThat(tell(partner(null)))
                .isEqualTo(new Answer.Failing("HTTP 429", Duration.ofMinutes(2), Calls.answered(1)));
    }

    @Test
    void reads_a_retry_after_that_is_a_date() {
        retryAfter = "Fri, 01 Jan 2100 00:00:00 GMT";
        answers.add(503);
        assertThat(tell(partner(null)))
                .isEqualTo(new Answer.Failing("HTTP 503", Duration.ofHours(1), Calls.answered(1)));
    }

    @Test
    void silence_past_the_time_limit_is_a_failure_that_may_pass() {
        callTimeout = IMPATIENT;
        answers.addAll(List.of(HANG, HANG, HANG));
        assertThat(tell(partner(null))).isEqualTo(new Answer.Failing("no answer in time", null, new Calls(3, 3)));
    }

    @Test
    void counts_the_calls_that_the_partner_may_have_received_all_the_same() {
        callTimeout = IMPATIENT;
        answers.addAll(List.of(HANG, 503));
        assertThat(tell(partner(null)))
                .isInstanceOfSatisfying(
                        Answer.Accepted.class,
                        accepted -> assertThat(accepted.calls()).isEqualTo(new Calls(3, 1)));
        assertThat(metrics.get("tuniclaim.pusher.possible-duplicates").counter().count())
                .isOne();
    }

    /** It has said what counts. */
    @Test
    void words_that_never_end_are_not_waited_for_past_the_time_limit() {
        callTimeout = IMPATIENT;
        drips = true;
        answers.add(422);
        assertThat(tell(partner(null))).isEqualTo(new Answer.Refused(422, "{\"message\":\"422\"}", Calls.answered(1)));
    }

    @Test
    void keeps_the_beginning_of_words_that_are_endless() {
        words = "é".repeat(1 << 20).getBytes(UTF_8);
        answers.add(422);
        assertThat(tell(partner(null))).isEqualTo(new Answer.Refused(422, "é".repeat(500), Calls.answered(1)));
    }

    @Test
    void all_calls_for_one_change_are_one_trace() {
        answers.add(503);
        var partner = partner(null);
        tell(partner, "BRD-1");
        tell(partner, "BRD-2");

        assertThat(traces).hasSize(3).allMatch(trace -> trace.matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01"));
        assertThat(traces.stream().map(trace -> trace.substring(0, 35)).distinct())
                .hasSize(2);
        assertThat(traces).doesNotHaveDuplicates();
    }

    @Test
    void measures_each_call_by_what_came_back() {
        answers.addAll(List.of(503, 200));
        tell(partner(null));

        assertThat(metrics.get("tuniclaim.partner.calls")
                        .tag("answer", "5xx")
                        .timer()
                        .count())
                .isOne();
        assertThat(metrics.get("tuniclaim.partner.calls")
                        .tag("answer", "2xx")
                        .timer()
                        .count())
                .isOne();
    }

    @Test
    void leaves_a_partner_alone_that_is_out_of_reach_and_picks_up_by_itself() throws IOException {
        var partner = partner(null);
        var port = server.getAddress();
        server.stop(0);
        tell(partner);
        tell(partner);
        assertThatExceptionOfType(PartnerUnavailable.class).isThrownBy(() -> tell(partner));
        assertThat(partner.isAvailable()).isFalse();
        assertThat(partner.condition()).isEqualTo(Condition.UNAVAILABLE);

        server = HttpServer.create(port, 0);
        server.createContext("/", this::answer);
        server.start();
        await().until(partner::isAvailable);
        assertThat(partner.condition()).isEqualTo(Condition.UNAVAILABLE);
        assertThat(tell(partner)).isInstanceOf(Answer.Accepted.class);
        assertThat(partner.condition()).isEqualTo(Condition.AVAILABLE);
    }

    @Test
    void one_poisoned_bordereau_does_not_stop_the_others() {
        var partner = partner(null);
        answers.addAll(Collections.nCopies(30, 500));
        for (var series = 0; series < 10; series++) {
            assertThat(tell(partner, "BRD-1")).isInstanceOf(Answer.Failing.class);
        }
        assertThat(partner.condition()).isEqualTo(Condition.UNTRIED);
        assertThat(tell(partner, "BRD-2")).isInstanceOf(Answer.Accepted.class);
    }

    @Test
    void many_bordereaux_that_fail_stop_all_of_them() {
        var partner = partner(null);
        answers.addAll(Collections.nCopies(30, 500));
        for (var bordereau = 1; bordereau <= 4; bordereau++) {
            assertThat(tell(partner, "BRD-" + bordereau)).isInstanceOf(Answer.Failing.class);
        }
        assertThatExceptionOfType(PartnerUnavailable.class).isThrownBy(() -> tell(partner, "BRD-5"));
        assertThat(requests).hasSize(10);
    }

    @Test
    void several_bordereaux_that_fail_are_told_of_before_the_breaker_opens() {
        var partner = partner(null, 10);
        answers.addAll(Collections.nCopies(9, 503));
        tell(partner, "BRD-1");
        tell(partner, "BRD-2");
        assertThat(partner.condition()).isEqualTo(Condition.UNTRIED);
        tell(partner, "BRD-3");
        assertThat(partner.condition()).isEqualTo(Condition.UNAVAILABLE);
        assertThat(partner.isAvailable()).isTrue();

        assertThat(tell(partner, "BRD-1")).isInstanceOf(Answer.Accepted.class);
        assertThat(partner.condition()).isEqualTo(Condition.AVAILABLE);
    }

    /** The answer completes the number of calls that the breaker waits for; nothing may be left to probe with. */
    @Test
    void a_breaker_that_opens_upon_a_good_answer_is_no_lasting_trouble() {
        var partner = partner(null);
        answers.addAll(Collections.nCopies(9, 503));
        List.of("BRD-1", "BRD-2", "BRD-3").forEach(bordereau -> tell(partner, bordereau));
        assertThat(tell(partner, "BRD-4")).isInstanceOf(Answer.Accepted.class);
        assertThat(partner.isAvailable()).isFalse();

        await().until(() -> partner.condition() == Condition.AVAILABLE);
        assertThat(requests).hasSize(10);
    }

    @Test
    void a_probe_that_fails_again_keeps_the_partner_alone_and_is_answered_for() {
        var partner = partner(null);
        answers.addAll(Collections.nCopies(10, 500));
        for (var bordereau = 1; bordereau <= 4; bordereau++) {
            tell(partner, "BRD-" + bordereau);
        }
        assertThat(partner.isAvailable()).isFalse();

        await().until(partner::isAvailable);
        answers.add(500);
        assertThat(tell(partner, "BRD-1")).isEqualTo(new Answer.Failing("HTTP 500", null, Calls.answered(1)));
        assertThat(partner.isAvailable()).isFalse();
    }

    @Test
    void refused_credentials_stop_everything_at_once_until_they_are_right() {
        var partner = partner("wrong");
        answers.add(401);
        assertThatExceptionOfType(PartnerUnavailable.class).isThrownBy(() -> tell(partner));
        assertThat(partner.condition()).isEqualTo(Condition.CREDENTIALS_REFUSED);
        assertThat(requests).hasSize(1);

        // The breaker would have let a call through sooner.
        var refused = System.nanoTime();
        await().until(partner::isAvailable);
        assertThat(Duration.ofNanos(System.nanoTime() - refused)).isGreaterThan(Duration.ofMillis(1_500));
        answers.add(403);
        assertThatExceptionOfType(PartnerUnavailable.class).isThrownBy(() -> tell(partner));
        assertThat(partner.condition()).isEqualTo(Condition.CREDENTIALS_REFUSED);

        await().until(partner::isAvailable);
        assertThat(tell(partner)).isInstanceOf(Answer.Accepted.class);
        assertThat(partner.condition()).isEqualTo(Condition.AVAILABLE);
    }

    @Test
    void no_call_is_made_when_what_must_come_before_it_fails() {
        var partner = partner(null);
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> partner.tell(aStatus("e", "BRD-1", null, 0), "BRD-1", () -> {
                    throw new IllegalStateException("the claim is lost");
                }));
        assertThat(requests).isEmpty();
        assertThat(partner.condition()).isEqualTo(Condition.UNTRIED);
    }

    private static void nothing() {}

    private static Answer tell(Partner partner) {
        return tell(partner, aStatus("e", "BRD-1", "BS-1", 0), "BRD-1");
    }

    private static Answer tell(Partner partner, String bordereau) {
        return tell(partner, aStatus("e of " + bordereau, bordereau, "BS-1", 0), bordereau);
    }

    private static Answer tell(Partner partner, Change change, String path) {
        return partner.tell(change, path, HttpPartnerTest::nothing);
    }

    private HttpPartner partner(@Nullable String token) {
        return partner(token, 4);
    }

    private HttpPartner partner(@Nullable String token, int breakerMinimum) {
        var settings = new PartnerProperties(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/api"),
                token,
                callTimeout,
                4,
                1000,
                3,
                Duration.ofMillis(1),
                Duration.ofSeconds(5),
                Duration.ofSeconds(30),
                breakerMinimum,
                50,
                BREAKER_OPEN,
                CREDENTIALS_PROBE,
                new Transport(callTimeout.dividedBy(2), null, Http2.OVER_TLS));
        var configuration = new PartnerConfiguration();
        var care = configuration.care(
                settings,
                BulkheadRegistry.ofDefaults(),
                RateLimiterRegistry.ofDefaults(),
                CircuitBreakerRegistry.ofDefaults(),
                RetryRegistry.ofDefaults());
        client = configuration.partnerClient(settings, new DefaultSslBundleRegistry());
        var call = new HttpCall(client, new Requests(settings, new JsonMapper()), new Replies(clock), metrics);
        return new HttpPartner(call, care, new FailingBordereaux(settings, clock), settings, clock);
    }
}
