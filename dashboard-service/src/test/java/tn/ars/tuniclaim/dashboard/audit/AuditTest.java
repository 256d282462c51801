package tn.ars.tuniclaim.dashboard.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.SQLTransientConnectionException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.event.AuthenticationFailureBadCredentialsEvent;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import tn.ars.tuniclaim.dashboard.Browser;
import tn.ars.tuniclaim.dashboard.DashboardTest;
import tn.ars.tuniclaim.dashboard.access.Caller;
import tn.ars.tuniclaim.dashboard.access.TurnedAway;

@DashboardTest
class AuditTest {

    private static final String DOOR = "/bulletin-soin/sync/tuniclaim";

    @Autowired
    Environment settings;

    @Autowired
    Audit audit;

    @Autowired
    AuditTrail trail;

    @Autowired
    JdbcClient jdbc;

    private final Caller caller = new Caller("amira-" + UUID.randomUUID(), "10.1.2.3", Caller.Via.PAGE);

    @Test
    void knows_who_did_what_when_from_where_on_what_and_why() {
        var before = Instant.now().minusSeconds(1);
        audit.during(deed("BRD-1", "because"), () -> "run-7", Ending::done);
        assertThat(trail.page(of(caller), null, 10)).singleElement().satisfies(entry -> {
            assertThat(entry.at()).isBetween(before, Instant.now());
            assertThat(entry)
                    .extracting(
                            AuditEntry::account,
                            AuditEntry::address,
                            AuditEntry::via,
                            AuditEntry::action,
                            AuditEntry::subject,
                            AuditEntry::reason,
                            AuditEntry::outcome,
                            AuditEntry::detail)
                    .containsExactly(
                            caller.account(), "10.1.2.3", "PAGE", "SYNC_STARTED", "BRD-1", "because", "DONE", "run-7");
        });
    }

    @Test
    void has_it_before_it_is_done_and_keeps_it_when_it_fails() {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> audit.during(
                        deed("BRD-2", null),
                        () -> {
                            assertThat(trail.page(of(caller), null, 10))
                                    .singleElement()
                                    .extracting(AuditEntry::outcome)
                                    .isNull();
                            throw new IllegalStateException("a mistake of ours");
                        },
                        _ -> Ending.done(null)));
        assertThat(trail.page(of(caller), null, 10))
                .singleElement()
                .extracting(AuditEntry::outcome, AuditEntry::detail)
                .containsExactly(
                        "FAILED",
                        "log " + trail.page(of(caller), null, 1).getFirst().id());
        assertThat(page("fr")).contains("voir le journal du service, audit ").doesNotContain("IllegalState");
    }

    static Stream<Arguments> outages() {
        return Stream.of(
                arguments(
                        new TransientDataAccessResourceException("away", new SQLTransientConnectionException()),
                        "DATABASE",
                        "la base de données ne répondait pas"),
                arguments(new TimeoutException("away"), "KAFKA", "Kafka ne répondait pas"),
                arguments(
                        new UncheckedIOException(new IOException("left")), "CONNECTION", "la connexion s’est rompue"));
    }

    @ParameterizedTest
    @MethodSource("outages")
    void tells_an_outage_from_a_mistake_and_says_what_was_away(RuntimeException failure, String detail, String said) {
        assertThatThrownBy(() -> audit.during(
                        deed("BRD-3", null),
                        () -> {
                            throw failure;
                        },
                        _ -> Ending.done(null)))
                .isSameAs(failure);
        assertThat(trail.page(of(caller), null, 10))
                .singleElement()
                .extracting(AuditEntry::outcome, AuditEntry::detail)
                .containsExactly("UNAVAILABLE", detail);
        assertThat(page("fr")).contains(said);
    }

    @Test
    void says_what_became_of_it_in_the_language_of_its_reader_and_leaves_ids_as_they_are() {
        var id = UUID.randomUUID();
        audit.during(deed("BRD-6", null), () -> id, it -> Ending.done(it + ", put_back 2, gone 1"));
        audit.during(deed("BRD-6", null), () -> id, _ -> Ending.refused("NOT_PENDING"));
        assertThat(page("fr"))
                .contains(
                        ">" + id + ", remis : 2, que Kafka ne garde plus : 1<",
                        ">n’attendait pas, ou plus, une seconde personne<");
        assertThat(page("en"))
                .contains(
                        ">" + id + ", put back: 2, kept by Kafka no more: 1<",
                        ">did not wait for a second person, or no more<");
        assertThat(new Browser(settings)
                        .signedIn("super_admin")
                        .get("/audit.csv?account=" + caller.account())
                        .body())
                .contains(id + ", put_back 2, gone 1", "NOT_PENDING");
    }

    private String page(String language) {
        return new Browser(settings)
                .signedIn("super_admin")
                .get("/audit?account=" + caller.account() + "&lang=" + language)
                .body();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit set account = 'somebody'",
                "delete from audit",
                "truncate audit cascade",
                "update audit_outcome set outcome = 'DONE'",
                "delete from audit_outcome",
                "truncate audit_outcome"
            })
    void lets_nobody_change_what_it_has(String statement) {
        audit.viewed(deed("BRD-4", null));
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> jdbc.sql(statement).update())
                .withStackTraceContaining("the audit is append-only");
        assertThat(trail.page(of(caller), null, 10)).hasSize(1);
    }

    @Test
    void finds_by_subject_action_and_time_and_pages_from_the_newest() {
        for (var i = 0; i < 5; i++) {
            audit.viewed(deed("Bordereau BRD-5" + i, null));
        }
        var newest = trail.page(of(caller), null, 2);
        assertThat(newest).extracting(AuditEntry::subject).containsExactly("Bordereau BRD-54", "Bordereau BRD-53");
        assertThat(trail.page(of(caller), newest.getLast().id(), 2))
                .extracting(AuditEntry::subject)
                .containsExactly("Bordereau BRD-52", "Bordereau BRD-51");
        assertThat(trail.page(new AuditFilter(caller.account(), null, "brd-53", null, null), null, 9))
                .hasSize(1);
        assertThat(trail.page(new AuditFilter(caller.account(), Action.CONTENT_VIEWED, null, null, null), null, 9))
                .isEmpty();
        var later = Instant.now().plusSeconds(60);
        assertThat(trail.page(new AuditFilter(caller.account(), null, null, later, null), null, 9))
                .isEmpty();
        assertThat(trail.page(new AuditFilter(caller.account(), null, null, null, later), null, 9))
                .hasSize(5);
    }

    @Test
    void is_shown_and_exported_with_what_people_did_and_no_formula_in_it() {
        new Browser(settings).call(DOOR, "chef_equipe", "");
        audit.viewed(deed("=HYPERLINK(\"http://elsewhere\")", "a \"word\", and\nanother"));
        var page = new Browser(settings).signedIn("super_admin");
        assertThat(page.get("/audit?account=chef_equipe").body())
                .contains("Synchronisation demandée", "127.0.0.1", "écrans");
        assertThat(page.get("/audit?from=yesterday").body()).contains("Un jour entre 2000 et 2099");
        assertThat(page.get("/audit?from=%2B999999999-12-31").body()).contains("Un jour entre 2000 et 2099");
        var reversed = page.get("/audit?from=2026-01-05&until=2026-01-04").body();
        assertThat(reversed)
                .contains("Ce jour vient avant celui du début")
                .contains("value=\"2026-01-05\"", "value=\"2026-01-04\"");
        assertThat(page.get("/audit?from=2026-01-05&until=2026-01-05").body()).doesNotContain("rien n’est filtré");
        assertThat(page.get("/audit?account=" + "a".repeat(201)).body()).contains("Au plus 200 caractères");
        var csv = page.get("/audit.csv?account=" + caller.account());
        assertThat(csv.headers().firstValue("Content-Type")).get().asString().startsWith("text/csv");
        assertThat(csv.body())
                .startsWith("id,at,account,address,via,action,subject,reason,outcome,detail\r\n")
                .contains("\"'=HYPERLINK(\"\"http://elsewhere\"\")\",\"a \"\"word\"\", and\nanother\"");
        assertThat(trail.page(
                        new AuditFilter("super_admin", Action.AUDIT_EXPORTED, caller.account(), null, null), null, 9))
                .singleElement()
                .extracting(AuditEntry::outcome, AuditEntry::detail)
                .containsExactly("DONE", "lines 1");
    }

    @Test
    void has_each_different_look_at_the_changes_and_the_same_one_once() {
        var page = new Browser(settings).signedIn("responsable_departement");
        var bordereau = "BRD-" + UUID.randomUUID();
        var at = "2026-01-05T08:00:00Z";
        page.get("/pushes?state=refused&bordereau=" + bordereau);
        page.get("/pushes?state=refused&bordereau=" + bordereau);
        page.get("/pushes?state=refused&kind=PAYMENT&bordereau=" + bordereau);
        page.get("/pushes?state=refused&bordereau=" + bordereau + "&after=" + at + ",f-1");
        var api = new Browser(settings);
        for (var limit : List.of(7, 8, 8)) {
            api.send(
                    "/api/v1/pushes?outcome=WAITING&content=true&bordereau=" + bordereau + "&limit=" + limit,
                    request -> request.header("Authorization", Browser.basic("responsable_departement")));
        }
        assertThat(trail.page(
                        new AuditFilter("responsable_departement", Action.CONTENT_VIEWED, bordereau, null, null),
                        null,
                        9))
                .extracting(AuditEntry::subject)
                .containsExactly(
                        "pushes WAITING, bordereau " + bordereau + ", limit 8",
                        "pushes WAITING, bordereau " + bordereau + ", limit 7",
                        "pushes REFUSED, bordereau " + bordereau + ", after " + at + " f-1",
                        "pushes REFUSED, kind PAYMENT, bordereau " + bordereau,
                        "pushes REFUSED, bordereau " + bordereau);
    }

    @Test
    void says_subjects_in_the_language_of_its_reader_and_leaves_ids_as_they_are() {
        var bordereau = "BRD-" + UUID.randomUUID();
        new Browser(settings)
                .signedIn("responsable_departement")
                .get("/pushes?state=waiting&kind=PAYMENT&reason=BEHIND_ANOTHER&bordereau=" + bordereau);
        audit.viewed(deed(bordereau + " kind", null));
        var page = new Browser(settings).signedIn("super_admin");
        assertThat(page.get("/audit?subject=" + bordereau).body())
                .contains("changements en attente, genre Paiements, raison derrière un plus ancien, bordereau "
                        + bordereau)
                .contains(">" + bordereau + " kind<");
        assertThat(page.get("/audit?lang=en&subject=" + bordereau).body())
                .contains("changes waiting, kind Payments, reason behind an older one, bordereau " + bordereau);
    }

    @Test
    void has_who_came_in_and_who_left() {
        var person = new Browser(settings);
        var before = noted("scan_team", Action.SIGNED_IN).size();
        person.signedIn("scan_team");
        assertThat(noted("scan_team", Action.SIGNED_IN))
                .hasSize(before + 1)
                .first()
                .satisfies(entry -> {
                    assertThat(entry.address()).isEqualTo("127.0.0.1");
                    assertThat(entry.via()).isEqualTo("PAGE");
                    assertThat(entry.outcome()).isEqualTo("DONE");
                });
        var left = noted("scan_team", Action.SIGNED_OUT).size();
        person.submit("/", "/logout", Map.of());
        assertThat(noted("scan_team", Action.SIGNED_OUT)).hasSize(left + 1);
    }

    @Test
    void has_who_was_turned_away_by_which_door_without_the_password_and_with_a_short_name() {
        var stranger = "stranger-" + UUID.randomUUID();
        var password = "secret-" + UUID.randomUUID();
        new Browser(settings).signIn(stranger + "x".repeat(500), password);
        knock("\u0007" + stranger, password);
        assertThat(noted((stranger + "x".repeat(500)).substring(0, 100), Action.SIGN_IN_FAILED))
                .singleElement()
                .extracting(AuditEntry::via, AuditEntry::outcome, AuditEntry::subject)
                .containsExactly("PAGE", "REFUSED", "");
        assertThat(noted(stranger, Action.SIGN_IN_FAILED))
                .singleElement()
                .extracting(AuditEntry::via)
                .isEqualTo("API");
        assertThat(jdbc.sql("select count(*) from audit where audit::text like ?")
                        .param("%" + password + "%")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void has_each_wrong_password_and_the_one_that_closed_the_account_but_nothing_while_it_is_closed() {
        var stranger = "guesser-" + UUID.randomUUID();
        for (var i = 0; i < 8; i++) {
            knock(stranger, "guess-" + i);
        }
        assertThat(noted(stranger, Action.SIGN_IN_FAILED))
                .extracting(AuditEntry::detail)
                .containsExactly("CLOSED", null, null, null, null);
    }

    private void knock(String account, String password) {
        var basic = Base64.getEncoder().encodeToString((account + ":" + password).getBytes(UTF_8));
        new Browser(settings).send("/api/v1/runs", request -> request.header("Authorization", "Basic " + basic));
    }

    @ParameterizedTest
    @CsvSource({"TOKEN, TOKEN_REFUSED", "SIGN_IN, SIGN_IN_FAILED"})
    void has_a_wrong_password_in_the_midst_of_a_flood_of_other_strangers(TurnedAway.With with, Action action) {
        var listener = new SignInListener(audit, Clock.fixed(Instant.now(), ZoneOffset.UTC));
        var request = new MockHttpServletRequest();
        var flood = "flood-" + UUID.randomUUID();
        for (var i = 0; i < 130; i++) {
            listener.on(new TurnedAway(with, TurnedAway.Why.UNREADABLE, flood, request));
        }
        assertThat(noted(flood, action)).hasSize(120);
        var victim = "victim-" + UUID.randomUUID();
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
        try {
            listener.on(new AuthenticationFailureBadCredentialsEvent(
                    UsernamePasswordAuthenticationToken.unauthenticated(victim, "guessed"),
                    new BadCredentialsException("wrong")));
        } finally {
            RequestContextHolder.resetRequestAttributes();
        }
        assertThat(noted(victim, Action.SIGN_IN_FAILED)).hasSize(1);
    }

    private List<AuditEntry> noted(String account, Action action) {
        return trail.page(new AuditFilter(account, action, null, null, null), null, 500);
    }

    @Test
    void is_named_on_each_page_of_those_who_may_see_it() {
        assertThat(new Browser(settings).signedIn("super_admin").get("/").body())
                .contains("href=\"/audit\"", "href=\"/contracts\"");
        assertThat(new Browser(settings).signedIn("chef_equipe").get("/").body())
                .contains("href=\"/contracts\"")
                .doesNotContain("href=\"/audit\"");
    }

    @Test
    void has_what_screens_told_the_partner() {
        var bordereau = "BRD-" + UUID.randomUUID();
        var answer = new Browser(settings)
                .send(
                        DOOR + "/push-payment",
                        request -> request.header("Authorization", Browser.basic("finance"))
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(
                                        "{\"bordereauId\": \"%s\", \"paymentData\": {\"bsId\": \"BS-1\", \"paymentStatus\": \"EXECUTE\"}}"
                                                .formatted(bordereau))));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(trail.page(new AuditFilter("finance", Action.PAYMENT_PUSHED, bordereau, null, null), null, 9))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.subject()).isEqualTo(bordereau + " BS-1");
                    assertThat(entry.via()).isEqualTo("DOOR");
                    assertThat(answer.body()).contains(String.valueOf(entry.detail()));
                });
    }

    private Deed deed(String subject, @Nullable String reason) {
        return new Deed(caller, Action.SYNC_STARTED, subject, reason);
    }

    private static AuditFilter of(Caller caller) {
        return new AuditFilter(caller.account(), null, null, null, null);
    }
}
