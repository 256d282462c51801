package tn.ars.tuniclaim.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

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
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import tn.ars.tuniclaim.dashboard.audit.Action;
import tn.ars.tuniclaim.dashboard.audit.AuditEntry;
import tn.ars.tuniclaim.dashboard.audit.AuditFilter;
import tn.ars.tuniclaim.dashboard.audit.AuditTrail;

/** People who signed in at the issuer and machines with its tokens are let in, and nobody else. */
class IssuerTest extends WithIssuer {

    private static final String AGREED = "{\"reason\": \"checked\"}";
    private static final String STATUS = "/bulletin-soin/sync/tuniclaim/status";

    @Autowired
    Environment settings;

    @Autowired
    AuditTrail trail;

    @Autowired
    JdbcClient jdbc;

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
    void notes_each_token_that_is_refused_and_why_and_nothing_of_what_it_says() {
        var before = newest(Action.TOKEN_REFUSED);
        var name = "intruder-" + UUID.randomUUID();
        var tokens = List.of(
                ISSUER.forged(name, "SUPER_ADMIN"),
                ISSUER.token(name, IssuerTest::expired, "SUPER_ADMIN"),
                ISSUER.token(name, it -> it.notBeforeTime(in(Duration.ofMinutes(5))), "SUPER_ADMIN"),
                ISSUER.token(name, it -> it.issuer("http://127.0.0.1:1"), "SUPER_ADMIN"),
                ISSUER.token(name, it -> it.audience("another-service"), "SUPER_ADMIN"),
                ISSUER.token(name, it -> it.claim("preferred_username", null), "SUPER_ADMIN"),
                "no-token");
        tokens.forEach(this::call);
        assertThat(notedAfter(before, Action.TOKEN_REFUSED))
                .allSatisfy(line -> {
                    assertThat(line.account()).isEmpty();
                    assertThat(line.address()).isEqualTo("127.0.0.1");
                    assertThat(line.via()).isEqualTo("DOOR");
                    assertThat(line.outcome()).isEqualTo("REFUSED");
                })
                .extracting(AuditEntry::subject)
                .containsExactly(
                        "issuer, why FORGED",
                        "issuer, why EXPIRED",
                        "issuer, why EARLY",
                        "issuer, why OTHER_ISSUER",
                        "issuer, why OTHER_AUDIENCE",
                        "issuer, why NAMELESS",
                        "issuer, why UNREADABLE");
        assertThat(jdbc.sql("select count(*) from audit where audit::text like any (array[?, ?])")
                        .param("%" + name + "%")
                        .param("%" + tokens.getFirst().substring(0, 20) + "%")
                        .query(Long.class)
                        .single())
                .isZero();
        var reader = new Browser(settings).signedIn("super_admin");
        assertThat(reader.get("/audit?action=TOKEN_REFUSED").body())
                .contains("Jeton refusé", "non établi", "motif expiré", "motif signature non valable");
        assertThat(reader.get("/audit?action=TOKEN_REFUSED&lang=en").body())
                .contains("Token refused", "not established", "because expired", "because signature not valid");
    }

    @Test
    void notes_who_has_a_token_without_a_role_by_the_name_that_the_issuer_stands_for() {
        var before = newest(Action.TOKEN_REFUSED);
        var name = "roleless-" + UUID.randomUUID();
        assertThat(call(ISSUER.token(name, "KING")).statusCode()).isEqualTo(403);
        assertThat(start(ISSUER.token("clerk-" + UUID.randomUUID(), "FINANCE")).statusCode())
                .isEqualTo(403);
        assertThat(notedAfter(before, Action.TOKEN_REFUSED))
                .singleElement()
                .extracting(AuditEntry::account, AuditEntry::subject)
                .containsExactly(name, "issuer, why ROLELESS");
    }

    @Test
    void notes_a_sign_in_at_the_issuer_that_did_not_come_to_its_end() {
        var before = newest(Action.SIGN_IN_FAILED);
        new Browser(settings)
                .get("/login/oauth2/code/ars?code=" + ISSUER.code("amira", "x", "SUPER_ADMIN") + "&state=guessed");
        comeBack(new Browser(settings), "leila", it -> it.claim("preferred_username", null), "SUPER_ADMIN");
        comeBack(new Browser(settings), "leila", it -> it.issuer("http://127.0.0.1:1"), "SUPER_ADMIN");
        assertThat(notedAfter(before, Action.SIGN_IN_FAILED))
                .extracting(AuditEntry::account, AuditEntry::via, AuditEntry::subject)
                .containsExactly(
                        tuple("", "PAGE", "issuer, why NOT_ASKED_FOR"),
                        tuple("", "PAGE", "issuer, why NAMELESS"),
                        tuple("", "PAGE", "issuer, why OTHER"));
    }

    private static JWTClaimsSet.Builder expired(JWTClaimsSet.Builder claims) {
        return claims.issueTime(in(Duration.ofMinutes(-10))).expirationTime(in(Duration.ofMinutes(-5)));
    }

    private long newest(Action action) {
        return trail.page(new AuditFilter(null, action, null, null, null), null, 1).stream()
                .mapToLong(AuditEntry::id)
                .max()
                .orElse(0);
    }

    /** The oldest first. */
    private List<AuditEntry> notedAfter(long id, Action action) {
        return trail.page(new AuditFilter(null, action, null, null, null), null, 100).stream()
                .filter(line -> line.id() > id)
                .toList()
                .reversed();
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
