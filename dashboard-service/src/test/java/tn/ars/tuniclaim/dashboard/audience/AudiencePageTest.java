package tn.ars.tuniclaim.dashboard.audience;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import tn.ars.tuniclaim.dashboard.Browser;
import tn.ars.tuniclaim.dashboard.DashboardTest;
import tn.ars.tuniclaim.event.AlertCause.Severity;
import tn.ars.tuniclaim.event.Fact;
import tn.ars.tuniclaim.event.IncidentEvent.IncidentCommandAnswered;
import tn.ars.tuniclaim.event.IncidentEvent.NoticeRoutesChanged;
import tn.ars.tuniclaim.event.IncidentRefusal;
import tn.ars.tuniclaim.event.NoticeLanguage;
import tn.ars.tuniclaim.event.NoticePace;
import tn.ars.tuniclaim.event.NoticeRoutes;
import tn.ars.tuniclaim.event.NoticeRoutes.Recipient;
import tn.ars.tuniclaim.event.NoticeRoutes.Route;
import tn.ars.tuniclaim.event.NoticeTheme;
import tn.ars.tuniclaim.testparts.KafkaDoor;

@DashboardTest
class AudiencePageTest {

    private static final String PAGE = "/notices/routes";
    private static final URI SOURCE = URI.create("/ars/test");
    private static final Pattern SEEN = Pattern.compile("name=\"seen\" value=\"([^\"]+)\"");

    @Autowired
    Environment settings;

    @Autowired
    KafkaDoor kafka;

    private final String address = "ops-" + UUID.randomUUID() + "@ars.tn";
    private Browser administrator;

    @BeforeEach
    void the_notifier_tells_one_person() {
        administrator = new Browser(settings).signedIn("super_admin");
        tell(address);
    }

    @Test
    void says_how_soon_each_person_is_told_of_what() {
        var shown = new Browser(settings).signedIn("client_service").get(PAGE).body();
        assertThat(shown)
                .contains(address, "ADMINISTRATEUR", "aussitôt", "résumé du jour", "jamais", "Changées par amira")
                .doesNotContain("Changer qui est averti");
        assertThat(new Browser(settings)
                        .send(
                                "/api/v1/notices/routes",
                                it -> it.header("Authorization", Browser.basic("client_service")))
                        .body())
                .contains(address, "\"changedBy\":\"amira\"");
    }

    @Test
    void asks_the_notifier_and_says_what_it_answered() {
        var asked = administrator.submit(PAGE, PAGE, change(Map.of("roles", "FINANCE, BO")));
        assertThat(asked.statusCode()).isEqualTo(302);
        var answer = asked.headers().firstValue("Location").orElseThrow();
        var id = answer.substring(answer.indexOf('=') + 1);
        var told = kafka.awaitRecords(
                "integration.incident-commands",
                it -> KafkaDoor.header(it, "ce_id").orElse("").equals(id));
        assertThat(new String(told.getFirst().value(), UTF_8))
                .contains(
                        "\"address\":\"" + address + "\"",
                        "\"roles\":[\"FINANCE\",\"BO\"]",
                        "\"perHour\":20",
                        "\"pace\":\"WEEKLY\"",
                        "\"reason\":\"Sami is on leave\"",
                        "\"requestedBy\":\"super_admin\"",
                        "\"basedOn\":");
        assertThat(administrator.get("/audit?action=NOTICE_ROUTES_CHANGED").body())
                .contains("avertis : " + address + ", règles : 1");
        assertThat(administrator.get(PAGE + "?asked=" + id).body()).contains("Le changement est demandé");

        answer(id, IncidentRefusal.INVALID);
        await().untilAsserted(() ->
                assertThat(administrator.get(PAGE + "?asked=" + id).body()).contains("Le notificateur a refusé"));
    }

    @ParameterizedTest
    @CsvSource({
        "address, ops at ars, Une adresse comme ops@ars.tn",
        "roles, <b>, Des rôles comme ADMINISTRATEUR",
        "perHour, 0, Un nombre de 1 à 9999",
        "language, DE, Choisissez dans la liste",
        "role, <b>, Un rôle comme ADMINISTRATEUR",
        "theme, WEATHER, Choisissez dans la liste",
        "severity, HUGE, Choisissez dans la liste",
        "pace, SOMETIMES, Choisissez dans la liste",
        "reason, '', Il faut une raison",
        "seen, of another day, Quelqu’un a changé les règles entre-temps"
    })
    void names_what_is_wrong_keeps_what_was_typed_and_asks_for_nothing(String field, String typed, String right) {
        var fields = change(Map.of(field, typed));
        var answer = administrator.submit(PAGE, PAGE, fields);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains(right, address.substring(0, 20)).doesNotContain("value=\"" + "<b>");
        assertThat(kafka.read("integration.incident-commands"))
                .noneMatch(it -> it.value() != null && new String(it.value(), UTF_8).contains(fields.get("address")));
    }

    @Test
    void edits_rows_and_says_what_it_would_come_to_before_anything_is_asked_for() {
        var more = administrator.submit(PAGE, PAGE, change(Map.of("edit", "add-recipient", "roles", "typed-role")));
        assertThat(more.statusCode()).isEqualTo(200);
        assertThat(more.body()).contains("remove-recipient-1", "value=\"typed-role\"", "Sami is on leave");
        assertThat(SEEN.matcher(more.body()).results().map(it -> it.group(1))).containsExactly(seen());
        assertThat(administrator
                        .submit(PAGE, PAGE, change(Map.of("edit", "remove-route-0")))
                        .body())
                .doesNotContain("remove-route-0");

        var checked = administrator
                .submit(PAGE, PAGE, change(Map.of("edit", "check")))
                .body();
        assertThat(checked).contains("Ce que cela donnerait", "résumé de la semaine", "Personne n’est averti aussitôt");
        assertThat(administrator
                        .submit(PAGE, PAGE, change(Map.of("edit", "remove-recipient-999")))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void overwrites_nothing_that_somebody_else_changed_while_rows_were_edited() {
        var mine = change(Map.of("edit", "add-route"));
        tell("sami-" + address);

        var edited = administrator.submit(PAGE, PAGE, mine).body();
        var seen = SEEN.matcher(edited);
        assertThat(seen.find()).isTrue();
        mine.put("seen", seen.group(1));
        mine.remove("edit");
        var refused = administrator.submit(PAGE, PAGE, mine);

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("Quelqu’un a changé les règles entre-temps", "sami-" + address);
    }

    /** The only recipient told weekly of everything, unless other fields say otherwise. */
    private Map<String, String> change(Map<String, String> fields) {
        var change = new HashMap<>(
                Map.of("seen", seen(), "address", address, "language", "EN", "roles", "FINANCE", "perHour", "20"));
        change.putAll(Map.of("role", "", "theme", "", "severity", "", "pace", "WEEKLY", "reason", "Sami is on leave"));
        change.putAll(fields);
        return change;
    }

    private String seen() {
        var seen = SEEN.matcher(administrator.get(PAGE).body());
        assertThat(seen.find()).isTrue();
        return seen.group(1);
    }

    private void tell(String address) {
        var routes = new NoticeRoutes(
                List.of(new Recipient(address, NoticeLanguage.FR, List.of("ADMINISTRATEUR"), null)),
                List.of(
                        new Route(null, NoticeTheme.IMPORT, null, NoticePace.DAILY),
                        new Route("ADMINISTRATEUR", NoticeTheme.HEALTH, Severity.CRITICAL, NoticePace.NONE),
                        new Route(null, null, null, NoticePace.IMMEDIATE)));
        var now = Instant.now();
        kafka.send(Fact.of(new NoticeRoutesChanged(routes, "amira", now), now, SOURCE));
        await().untilAsserted(() -> assertThat(administrator.get(PAGE).body()).contains(address));
    }

    private void answer(String command, IncidentRefusal refusal) {
        kafka.send(Fact.of(new IncidentCommandAnswered(command, null, "super_admin", refusal), Instant.now(), SOURCE));
    }
}
