package tn.ars.tuniclaim.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.core.env.Environment;

/** People who signed in at the issuer and machines with its tokens are let in, and nobody else. */
class IssuerTest extends WithIssuer {

    private static final String AGREED = "{\"reason\": \"checked\"}";
    private static final String STATUS = "/bulletin-soin/sync/tuniclaim/status";

    @Autowired
    Environment settings;

    @Test
    void lets_people_in_who_signed_in_at_the_issuer_with_the_rights_of_their_roles_there() {
        var browser = signedIn("amira", "CHEF_EQUIPE", "offline_access");
        assertThat(browser.get("/").body()).contains("amira", "action=\"/sync\"");
        assertThat(browser.get("/audit").statusCode()).isEqualTo(403);
        assertThat(signedIn("nadia", "offline_access").get("/").statusCode()).isEqualTo(403);
    }

    @Test
    void signs_people_out_there_too() {
        var browser = signedIn("karim", "CLIENT_SERVICE");
        assertThat(browser.get("/").headers().firstValue("Content-Security-Policy"))
                .get()
                .asString()
                .contains("form-action 'self' " + ISSUER.url() + ";");
        assertThat(location(browser.submit("/", "/logout", Map.of())))
                .startsWith(ISSUER.url() + "/logout?id_token_hint=");
        assertThat(browser.get("/").statusCode()).isEqualTo(302);
    }

    @Test
    void does_not_believe_an_answer_that_nobody_asked_for() {
        var browser = new Browser(settings);
        var answer = browser.get(
                "/login/oauth2/code/ars?code=" + ISSUER.code("amira", "x", "SUPER_ADMIN") + "&state=guessed");
        assertThat(location(answer)).endsWith("/login?elsewhere");
        assertThat(browser.get("/login?elsewhere").body()).contains("La connexion n’a pas abouti");
        assertThat(browser.get("/").statusCode()).isEqualTo(302);
    }

    @Test
    void takes_a_token_for_what_its_roles_may() {
        assertThat(call(ISSUER.token("screens", "CLIENT_SERVICE")).statusCode()).isEqualTo(200);
        assertThat(call(ISSUER.token("screens", "settlement")).statusCode()).isEqualTo(200);
        assertThat(call(ISSUER.token("screens", "KING")).statusCode()).isEqualTo(403);
        assertThat(start(ISSUER.token("operator", "CHEF_EQUIPE")).statusCode()).isEqualTo(202);
        assertThat(start(ISSUER.token("screens", "FINANCE")).statusCode()).isEqualTo(403);
    }

    @Test
    void believes_no_token_that_is_forged_expired_early_of_another_issuer_or_for_others() throws JOSEException {
        assertThatIsRefused(ISSUER.forged("m", "SUPER_ADMIN"));
        assertThatIsRefused(token(it -> it.expirationTime(in(Duration.ofMinutes(-5)))));
        assertThatIsRefused(token(it -> it.notBeforeTime(in(Duration.ofMinutes(5)))));
        assertThatIsRefused(token(it -> it.issuer("http://127.0.0.1:1")));
        assertThatIsRefused(token(it -> it.audience("another-service")));
        assertThatIsRefused(token(it -> it.audience((String) null)));
        var unsigned = new PlainJWT(new JWTClaimsSet.Builder()
                .issuer(ISSUER.url())
                .audience(Issuer.AUDIENCE)
                .subject("m")
                .claim("realm_access", Map.of("roles", "SUPER_ADMIN"))
                .build());
        assertThatIsRefused(unsigned.serialize());
        assertThatIsRefused("not-a-token<script>");
        assertThatIsRefused("");
    }

    @Test
    void lets_nobody_in_of_whom_it_is_not_said_who_it_is() {
        assertThatIsRefused(token(it -> it.claim("preferred_username", null)));
        assertThatIsRefused(token(it -> it.claim("preferred_username", " ")));
        assertThatIsRefused(token(it -> it.subject(null)));
        var browser = new Browser(settings);
        var answer = comeBack(browser, "leila", it -> it.claim("preferred_username", null), "SUPER_ADMIN");
        assertThat(location(answer)).endsWith("/login?elsewhere");
        assertThat(browser.get("/").statusCode()).isEqualTo(302);
    }

    @Test
    void takes_nobody_under_another_name_for_the_second_person() {
        var asked = post(ISSUER.token("salma", "SUPER_ADMIN"), "/api/v1/replays", """
                {"selection": {"factId": "f-1"}, "reason": "the bank was away"}""");
        assertThat(asked.statusCode()).isEqualTo(202);
        var approval = location(asked).replace("push-requests", "replays") + "/approval";
        var renamed = ISSUER.token("salma", it -> it.claim("preferred_username", "farid"), "SUPER_ADMIN");
        var namesake = ISSUER.token("other", it -> it.claim("preferred_username", "Salma"), "SUPER_ADMIN");
        var second = ISSUER.token("farid", "SUPER_ADMIN");
        assertThat(post(renamed, approval, AGREED).statusCode()).isEqualTo(403);
        assertThat(post(namesake, approval, AGREED).statusCode()).isEqualTo(403);
        assertThat(post(second, approval, AGREED).statusCode()).isEqualTo(204);
    }

    @Test
    void lets_no_account_call_faster_than_agreed_and_others_go_on() {
        var hasty = ISSUER.token("hasty", "CLIENT_SERVICE");
        var answers = IntStream.range(0, 100).mapToObj(_ -> call(hasty)).toList();
        assertThat(answers)
                .extracting(HttpResponse::statusCode)
                .contains(200, 429)
                .containsOnly(200, 429);
        // Not the next one: that may come just when one more call is due.
        var refused = answers.stream()
                .filter(answer -> answer.statusCode() == 429)
                .findFirst()
                .orElseThrow();
        assertThat(refused.headers().firstValue("Retry-After")).get().asString().matches("[12]");
        assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(call(ISSUER.token("calm", "CLIENT_SERVICE")).statusCode()).isEqualTo(200);
    }

    @Test
    void knows_at_one_instance_who_signed_in_at_another() {
        try (var other = new SpringApplicationBuilder(DashboardApplication.class)
                .run(
                        same("spring.datasource.url"),
                        same("spring.datasource.username"),
                        same("spring.datasource.password"),
                        same("spring.kafka.bootstrap-servers"),
                        "--server.port=0",
                        "--server.address=127.0.0.1",
                        "--spring.kafka.listener.auto-startup=false",
                        "--dashboard.accounts-file=src/test/resources/accounts.json")) {
            var here = new Browser(settings).signedIn("chef_equipe");
            var there = here.at(other.getEnvironment());
            assertThat(there.get("/").body()).contains("chef_equipe", "action=\"/sync\"");
            assertThat(there.submit("/", "/sync", Map.of()).statusCode()).isEqualTo(302);
            assertThat(here.get("/").body()).contains("<p class=\"answer", "synchronisation");
            there.submit("/", "/logout", Map.of());
            assertThat(here.get("/").statusCode()).isEqualTo(302);
        }
    }

    private String same(String setting) {
        return "--" + setting + "=" + settings.getRequiredProperty(setting);
    }

    /** As a person's browser does it, which follows the redirects. */
    private Browser signedIn(String person, String... roles) {
        var browser = new Browser(settings);
        assertThat(location(comeBack(browser, person, claims -> claims, roles))).endsWith("/");
        return browser;
    }

    private static HttpResponse<String> comeBack(
            Browser browser, String person, UnaryOperator<JWTClaimsSet.Builder> how, String... roles) {
        assertThat(browser.get("/login").body()).contains("href=\"/oauth2/authorization/ars\"");
        var asked = parameters(location(browser.get("/oauth2/authorization/ars")));
        var code = ISSUER.code(person, asked.getOrDefault("nonce", ""), how, roles);
        var back = URI.create(asked.getOrDefault("redirect_uri", "")).getPath();
        return browser.get(back + "?code=" + code + "&state=" + asked.get("state"));
    }

    private HttpResponse<String> post(String token, String path, String body) {
        return new Browser(settings)
                .send(
                        path,
                        request -> request.header("Authorization", "Bearer " + token)
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> call(String token) {
        return new Browser(settings).send(STATUS, request -> request.header("Authorization", "Bearer " + token));
    }

    private HttpResponse<String> start(String token) {
        return new Browser(settings)
                .send(
                        "/api/v1/runs",
                        request -> request.header("Authorization", "Bearer " + token)
                                .POST(BodyPublishers.noBody()));
    }

    private void assertThatIsRefused(String token) {
        var answer = call(token);
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().allValues("WWW-Authenticate"))
                .anyMatch(challenge -> challenge.startsWith("Basic"))
                .anyMatch(challenge -> challenge.startsWith("Bearer"));
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body()).doesNotContain("script", "Jwt", "Exception");
    }

    private static String token(UnaryOperator<JWTClaimsSet.Builder> how) {
        return ISSUER.token("m", how, "SUPER_ADMIN");
    }

    private static Date in(Duration time) {
        return Date.from(Instant.now().plus(time));
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private static Map<String, String> parameters(String address) {
        return Arrays.stream(URI.create(address).getQuery().split("&", -1))
                .map(it -> it.split("=", 2))
                .collect(Collectors.toMap(it -> it[0], it -> it[1]));
    }
}
