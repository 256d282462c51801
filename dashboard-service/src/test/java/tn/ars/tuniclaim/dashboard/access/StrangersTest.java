package tn.ars.tuniclaim.dashboard.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import tn.ars.tuniclaim.dashboard.Browser;
import tn.ars.tuniclaim.dashboard.DashboardTest;

/** What sign-in, sessions, forms and headers keep out, whatever the role. */
@DashboardTest
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
        assertThat(answer.body()).contains("Accès réservé").doesNotContain("Exception");
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
        assertThatIsProblem(start(header, value), 403);
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

    private static void assertThatIsProblem(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body()).contains("\"status\":" + status, "\"title\":", "\"detail\":");
    }
}
