package tn.ars.tuniclaim.dashboard.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import tn.ars.tuniclaim.dashboard.Browser;
import tn.ars.tuniclaim.dashboard.DashboardTest;

/** What sign-in, sessions, forms and headers keep out, whatever the role. */
@DashboardTest
@ExtendWith(OutputCaptureExtension.class)
class StrangersTest {

    private static final String DOOR = "/bulletin-soin/sync/tuniclaim";

    @Autowired
    Environment settings;

    @Autowired
    JdbcClient jdbc;

    @ParameterizedTest
    @CsvSource({"/", "/sync", "/elsewhere", "/error", "/actuator", "/actuator/env"})
    void sends_strangers_to_the_sign_in(String path) {
        var answer = new Browser(settings).get(path);
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location")).get().asString().endsWith("/login");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/status", "/push-status", "/push-payment", "/elsewhere"})
    void asks_strangers_at_the_rest_door_who_they_are(String path) {
        for (var method : List.of("GET", "POST")) {
            var answer =
                    new Browser(settings).send(DOOR + path, request -> request.method(method, BodyPublishers.noBody()));
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.headers().firstValue("WWW-Authenticate"))
                    .get()
                    .asString()
                    .startsWith("Basic");
            assertThatIsProblem(answer, 401);
        }
    }

    @Test
    void asks_strangers_and_sessions_at_the_figures_who_they_are() {
        assertThat(new Browser(settings).get("/actuator/prometheus").statusCode())
                .isEqualTo(401);
        assertThat(new Browser(settings)
                        .signedIn("super_admin")
                        .get("/actuator/prometheus")
                        .statusCode())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/login",
                "/style.css",
                "/live.js",
                "/favicon.svg",
                "/actuator/health",
                "/actuator/health/liveness"
            })
    void lets_everybody_see_what_is_open(String path) {
        assertThat(new Browser(settings).get(path).statusCode()).isEqualTo(200);
    }

    @Test
    void does_not_take_the_session_of_the_pages_at_the_rest_door() {
        var browser = new Browser(settings).signedIn("super_admin");
        assertThat(browser.get(DOOR + "/status").statusCode()).isEqualTo(401);
        assertThat(browser.send(DOOR, request -> request.POST(BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void makes_no_session_at_the_rest_door() {
        var answer = new Browser(settings)
                .send(DOOR + "/status", request -> request.header("Authorization", Browser.basic("finance")));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
    }

    @Test
    void does_not_take_basic_at_the_pages() {
        var answer = new Browser(settings)
                .send("/", request -> request.header("Authorization", Browser.basic("super_admin")));
        assertThat(answer.statusCode()).isEqualTo(302);
    }

    @Test
    void refuses_a_form_that_did_not_come_from_its_page() {
        var browser = new Browser(settings).signedIn("super_admin");
        var answer = browser.send(
                "/sync", request -> request.header("Accept", "text/html").POST(BodyPublishers.noBody()));
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("Formulaire périmé", "rechargez-la").doesNotContain("Exception");
    }

    @ParameterizedTest
    @CsvSource({
        "Sec-Fetch-Site, cross-site",
        "Sec-Fetch-Site, same-site",
        "Origin, https://elsewhere.example",
        "Origin, null",
        "Origin, http://[",
    })
    void takes_nothing_that_the_page_of_another_site_lets_a_browser_send(String header, String value) {
        var answer = start(header, value);
        assertThatIsProblem(answer, 403);
        assertThat(answer.body()).contains("la page d’un autre site").doesNotContain("rôle");
    }

    @Test
    void takes_what_its_own_pages_let_a_browser_send() {
        assertThat(start("Origin", "http://127.0.0.1:" + settings.getRequiredProperty("local.server.port"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(start("Sec-Fetch-Site", "same-origin").statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> start(String header, String value) {
        return new Browser(settings)
                .send(
                        DOOR,
                        request -> request.header("Authorization", Browser.basic("super_admin"))
                                .header(header, value)
                                .POST(BodyPublishers.noBody()));
    }

    @Test
    void says_after_too_many_wrong_passwords_when_to_come_again_whether_there_is_such_an_account_or_not() {
        for (var account : List.of("responsable_equipe", "nobody-" + UUID.randomUUID())) {
            for (var i = 0; i < 4; i++) {
                assertThatIsProblem(knock(account, "wrong"), 401);
            }
            for (var password : List.of("wrong", Browser.passwordOf(account))) {
                var closed = knock(account, password);
                assertThatIsProblem(closed, 429);
                assertThat(closed.body()).contains("Attendez une minute (l’en-tête Retry-After");
                assertThat(closed.headers().firstValueAsLong("Retry-After")).isPresent();
                assertThat(closed.headers().firstValueAsLong("Retry-After").orElseThrow())
                        .isBetween(1L, 60L);
            }
        }
    }

    private HttpResponse<String> knock(String account, String password) {
        var basic = Base64.getEncoder().encodeToString((account + ":" + password).getBytes(UTF_8));
        return new Browser(settings)
                .send(DOOR + "/status", request -> request.header("Authorization", "Basic " + basic));
    }

    @Test
    void ends_a_session_that_is_too_old_however_busy_it_is() {
        var browser = new Browser(settings).signedIn("scan_team");
        assertThat(browser.get("/").statusCode()).isEqualTo(200);
        begun(Duration.ofHours(12).plusSeconds(1), "scan_team");
        assertThat(browser.get("/contracts").headers().firstValue("Location"))
                .get()
                .asString()
                .endsWith("/login");
        assertThat(browser.get("/").statusCode()).isEqualTo(302);
        browser.signIn("scan_team", Browser.passwordOf("scan_team"));
        assertThat(browser.get("/").statusCode()).isEqualTo(200);
    }

    @Test
    void counts_the_age_of_a_session_from_the_sign_in() {
        var browser = new Browser(settings);
        browser.get("/login");
        jdbc.sql("update spring_session set creation_time = creation_time - ? where principal_name is null")
                .param(Duration.ofHours(11).toMillis())
                .update();
        browser.signedIn("bo");
        begun(Duration.ofHours(2), "bo");
        assertThat(browser.get("/").statusCode()).isEqualTo(200);
    }

    private void begun(Duration ago, String account) {
        assertThat(jdbc.sql("update spring_session set creation_time = creation_time - ? where principal_name = ?")
                        .param(ago.toMillis())
                        .param(account)
                        .update())
                .isPositive();
    }

    @Test
    void says_which_methods_a_path_has() {
        var answer = new Browser(settings)
                .send(
                        DOOR,
                        request -> request.header("Authorization", Browser.basic("client_service"))
                                .DELETE());
        assertThatIsProblem(answer, 405);
        assertThat(answer.headers().firstValue("Allow")).hasValue("POST");
    }

    @Test
    void signs_out() {
        var browser = new Browser(settings).signedIn("client_service");
        assertThat(browser.submit("/", "/logout", Map.of()).headers().firstValue("Location"))
                .get()
                .asString()
                .endsWith("/login?logout");
        assertThat(browser.get("/").statusCode()).isEqualTo(302);
    }

    @Test
    void keeps_the_session_cookie_from_scripts_and_other_sites() {
        var cookie = new Browser(settings)
                .get("/login").headers().allValues("Set-Cookie").stream()
                        .filter(it -> it.startsWith("SESSION"))
                        .toList();
        assertThat(cookie).singleElement().asString().contains("HttpOnly", "SameSite=Lax");
    }

    @Test
    void keeps_foreign_content_and_frames_out() {
        assertThat(new Browser(settings).get("/login").headers().firstValue("Content-Security-Policy"))
                .get()
                .asString()
                .contains("default-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
    }

    @ParameterizedTest
    @CsvSource({"PUT,/push-status,405", "GET,/push-status,405", "DELETE,'',405"})
    void tells_of_wrong_calls_in_problem_details(String method, String path, int status) {
        var answer = new Browser(settings)
                .send(
                        DOOR + path,
                        request -> request.header("Authorization", Browser.basic("super_admin"))
                                .header("Content-Type", "text/plain")
                                .method(method, BodyPublishers.ofString("x")));
        assertThatIsProblem(answer, status);
        assertThat(answer.body()).contains("\"instance\":\"" + DOOR + path + "\"");
    }

    /** Two slashes would begin the name of a host, which {@code instance} is not to name. */
    @ParameterizedTest
    @CsvSource({"//,/", "//elsewhere.example/x,/elsewhere.example/x"})
    void tells_of_paths_that_look_like_hosts_in_problem_details(String path, String instance) {
        var answer = new Browser(settings).send(path, request -> request.header("Accept", "application/json"));
        assertThatIsProblem(answer, 400);
        assertThat(answer.body()).contains("\"instance\":\"" + instance + "\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/claim?ref=%00",
                "/claim?ref=BRD-1&before=2026-01-05T08:00:00Z,%00",
                "/search?q=%00",
                "/pushes?bordereau=%00",
                "/pushes?after=2026-01-05T08:00:00Z,%00",
                "/topics?group=%01",
                "/audit?account=a%00",
                "/audit.csv?subject=%7f",
                "/syncs?before=%0a",
                "/?x=%00",
                "/?%00=x",
            })
    void asks_nobody_for_what_is_no_text(String address, CapturedOutput output) {
        var reader = new Browser(settings).signedIn("super_admin");
        var page = reader.get(address);
        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.headers().firstValue("Content-Type")).get().asString().startsWith("text/html");
        assertThat(page.body()).contains("Demande refusée", "sans caractère de contrôle");
        assertThat(reader.get("/?lang=en").statusCode()).isEqualTo(200);
        assertThat(reader.get(address).body()).contains("Request refused", "without control characters");
        assertThat(output.toString().lines().filter(line -> line.matches(".* (WARN|ERROR) \\[tomcat-handler.*")))
                .isEmpty();
    }

    @Test
    void names_the_parameter_that_is_no_text_and_says_nothing_else_back() {
        var reader = new Browser(settings).signedIn("client_service");
        assertThat(reader.get("/claim?ref=%00").body()).contains("<code>ref</code>");
        assertThat(reader.get("/claim?zq7%22=%00").body()).doesNotContain("zq7");
        var problem = reader.send("/claim?ref=%00", request -> request.header("Accept", "application/json"));
        assertThatIsProblem(problem, 400);
        assertThat(problem.body()).contains("\"field\":\"ref\"");
    }

    @Test
    void takes_no_form_whose_fields_are_no_text() {
        var reader = new Browser(settings).signedIn("super_admin");
        var answer = reader.submit("/", "/notices/retry", Map.of("reason", "a\u0000b"));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("<code>reason</code>");
    }

    @Test
    void takes_what_was_copied_from_a_spreadsheet() {
        var reader = new Browser(settings).signedIn("super_admin");
        assertThat(reader.get("/search?q=BRD-NOBODY%09").statusCode()).isEqualTo(200);
        assertThat(reader.get("/audit?subject=a%09b").statusCode()).isEqualTo(200);
    }

    @Test
    void calls_a_form_too_large_that_is_and_not_illegible() {
        var answer = new Browser(settings)
                .signedIn("super_admin")
                .submit("/", "/notices/retry", Map.of("reason", "long ".repeat(1_000_000)));
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("Demande trop grande");
    }

    @Test
    void says_of_a_header_that_is_none_that_it_may_be_that() throws IOException {
        assertThat(raw("GET / HTTP/1.1", "Accept: text/html\r\nIdempotency-Key: É"))
                .contains("un en-tête");
    }

    @Test
    void tells_of_parameters_that_cannot_be_read_to_each_in_its_way() {
        var reader = new Browser(settings).signedIn("client_service");
        var page = reader.get("/search?q=%ff");
        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.headers().firstValue("Content-Type")).get().asString().startsWith("text/html");
        assertThat(page.body()).contains("Demande refusée", "UTF-8");
        reader.get("/?lang=en");
        assertThat(reader.get("/search?q=%ff").body()).contains("Request refused", "UTF-8");
        var problem = new Browser(settings)
                .send(
                        DOOR + "/status?x=%ff",
                        request -> request.header("Authorization", Browser.basic("client_service"))
                                .header("Accept", "text/html"));
        assertThatIsProblem(problem, 400);
        assertThat(problem.body()).contains("Chaque paramètre");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/instances", DOOR + "/status"})
    void tells_programs_of_a_format_that_there_is_not(String path) {
        var answer = new Browser(settings)
                .send(
                        path,
                        request -> request.header("Authorization", Browser.basic("client_service"))
                                .header("Accept", "text/html"));
        assertThatIsProblem(answer, 406);
        assertThat(answer.body()).contains("Demandez */*");
    }

    @ParameterizedTest
    @CsvSource({"/syncs/not-a-run, runId", "/claim, ref", "/incidents/7, id", "/audit.csv?action=NAP, action"})
    void names_what_is_wrong_in_the_address_of_a_page_and_logs_none_of_it(
            String path, String field, CapturedOutput output) {
        var answer = new Browser(settings).signedIn("super_admin").get(path);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("À corriger", "<code>" + field + "</code>");
        assertThat(output).doesNotContain("not-a-run");
    }

    /** No client of ours sends them: as they are on the wire. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/%2e%2e/x",
                "/../x",
                "//",
                "//elsewhere.example/zq7",
                "/;a=zq7",
                "/%zz",
                "/a%2fb",
                "/%00",
                "/x\\y",
                "/<zq7>",
                "/?q=<zq7>"
            })
    void tells_of_addresses_that_are_none_without_a_word_of_the_server(String address) throws IOException {
        assertThatIsOurs(raw("GET " + address + " HTTP/1.1", "Accept: text/html"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"FOO / HTTP/1.1", "TRACE / HTTP/1.1", "GET / HTTP/9.9", "nonsense zq7", "GET"})
    void tells_of_requests_that_are_none_without_a_word_of_the_server(String line) throws IOException {
        assertThatIsOurs(raw(line, "Accept: text/html"));
    }

    @Test
    void tells_of_headers_that_are_too_long_or_none() throws IOException {
        assertThatIsOurs(raw("GET / HTTP/1.1", "Authorization: Basic " + "zq7x".repeat(5_000)));
        assertThatIsOurs(raw("GET / HTTP/1.1", "Accept: text/html\r\nX-zq7: a\u0001b"));
        var call = raw("GET " + DOOR + "/status HTTP/1.1", "Authorization: Basic " + "zq7x".repeat(5_000));
        assertThat(call).contains("application/problem+json", "\"detail\":");
    }

    @ParameterizedTest
    @ValueSource(strings = {"//", "/;a=zq7"})
    void tells_of_addresses_that_are_none_in_the_language_of_the_reader(String address) throws IOException {
        assertThat(raw("GET " + address + " HTTP/1.1", "Accept: text/html")).contains("Demande non valable");
        assertThat(raw("GET " + address + " HTTP/1.1", "Accept: text/html\r\nCookie: lang=en"))
                .contains("Not a valid request");
    }

    private static void assertThatIsOurs(String answer) {
        // What has no version of HTTP is answered without a status.
        assertThat(answer).matches("(?s)(HTTP/1\\.1 (4\\d\\d|505) |<!DOCTYPE html>).*");
        assertThat(answer)
                .contains("MY TUNICLAIM")
                .doesNotContain("Tomcat", "Exception", "HTTP Status", "zq7", "\tat ", "org.apache");
    }

    private String raw(String line, String headers) throws IOException {
        var port = settings.getRequiredProperty("local.server.port", Integer.class);
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream()
                    .write((line + "\r\nHost: 127.0.0.1:" + port + "\r\nConnection: close\r\n" + headers + "\r\n\r\n")
                            .getBytes(UTF_8));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }

    private static void assertThatIsProblem(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body()).contains("\"status\":" + status, "\"title\":", "\"detail\":");
    }
}
