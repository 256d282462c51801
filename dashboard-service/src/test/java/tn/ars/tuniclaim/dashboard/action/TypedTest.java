package tn.ars.tuniclaim.dashboard.action;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import tn.ars.tuniclaim.dashboard.Browser;
import tn.ars.tuniclaim.dashboard.DashboardTest;

/** What cannot be taken is refused where it was typed, and stands there still. */
@DashboardTest
class TypedTest {

    private static final String LETTER = "topic=ars.statuses.dlt&partition=0&offset=";

    @Autowired
    Environment settings;

    @Autowired
    JdbcClient jdbc;

    private static final Pattern FORM = Pattern.compile("(?s)<form.*?</form>");
    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\"(?: value=\"([^\"]*)\")?");

    private final UUID id = UUID.randomUUID();
    private final long offset = id.getLeastSignificantBits() >>> 1;
    private final String typed = (id + " ").repeat(14).strip();

    private Browser person;

    @BeforeEach
    void something_to_decide() {
        jdbc.sql("""
            insert into incident (incident_id, cause, severity, opened_at, last_at, alerts, bordereaux, detail, told, told_at)
            values (?, 'PUSH_REFUSED', 'WARNING', '2026-01-05', '2026-01-05', 1, '{}', 'bad', 1, '2026-01-05')
            """).param(id).update();
        jdbc.sql("""
            insert into push (fact_id, bordereau, kind, state, changed_at, outcome, told_at)
            values (?, ?, 'STATUS', 'TRAITE', '2026-01-05', 'REFUSED', '2026-01-05')
            """).params(id.toString(), "BRD-" + id).update();
        jdbc.sql("""
            insert into dead_letter (topic, partition, "offset", reason, came_from, bytes, set_aside_at)
            values ('ars.statuses.dlt', 0, ?, ?, '0/1', 7, '2026-01-05')
            """).params(offset, id.toString()).update();
        jdbc.sql("""
            insert into sync_schedule (schedule, paused, cron, zone, told_at)
            values ('sync', false, '0 0 * * * *', 'Africa/Tunis', '2026-01-05')
            on conflict (schedule) do update set paused = false
            """).update();
        jdbc.sql("update push_flow set paused = false").update();
        jdbc.sql("""
            insert into push_answer (command_id, answer, kept, needed, told_at) values (?, 'COUNTED', 1, 1, '2026-01-05')
            """).param(id.toString()).update();
        person = new Browser(settings).signedIn("super_admin");
    }

    /** With the fields that the form has on the page, and nothing else. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/pushes|/deliveries/pause|pause|reason|500",
                "/syncs|/schedule/pause|pause|reason|500",
                "/incidents/ID|/incidents/ID/silence|silence|reason|500",
                "/incidents/ID|/incidents/ID/assignment|assign|assignee|200",
                "/pushes?state=refused&bordereau=BRD-ID|/pushes/replay|act-ID|reason|500",
                "/pushes?state=refused&bordereau=BRD-ID&kind=STATUS|/pushes/discard|act-ID|reason|500",
                "/pushes?state=refused&bordereau=BRD-ID&rehearsal=ID|/pushes/replay|rehearsal|reason|500",
                "/pushes?state=refused&bordereau=BRD-ID&rehearsal=ID|/pushes/discard|rehearsal|reason|500",
                "/topics/letter?LETTER|/topics/letter/redrive|back|reason|500",
            })
    void refuses_what_is_too_long_where_it_was_typed(
            String page, String action, String form, String field, int longest) {
        var fields = hidden(person.get(named(page)).body(), named(form));
        fields.put(field, typed);
        var answer = person.submit(named(page), named(action), fields);
        assertThat(answer.statusCode()).isEqualTo(302);
        var shown = person.get(path(answer.headers().firstValue("Location").orElseThrow()));
        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(shown.body())
                .containsOnlyOnce("value=\"" + typed + "\"")
                .contains("au plus " + longest + " caractères", "aria-invalid=\"true\"");
        assertThat(noted()).isZero();
    }

    @Test
    void keeps_what_was_typed_where_it_cannot_be_done_now() {
        var page = "/pushes?state=refused&bordereau=BRD-" + id + "&rehearsal=" + id;
        var fields = hidden(person.get(page).body(), "rehearsal");
        fields.put("reason", "the rules were changed");
        var answer = person.submit(page, "/pushes/replay", fields);
        assertThat(person.get(path(answer.headers().firstValue("Location").orElseThrow()))
                        .body())
                .contains("Comptez d’abord", "value=\"the rules were changed\"")
                .doesNotContain("aria-invalid");
    }

    /** As a form without its fields would. */
    @Test
    void discards_nothing_that_nobody_named_and_counted() {
        var answer = person.submit("/pushes", "/pushes/discard", Map.of("reason", "slip " + id));
        assertThat(person.get(path(answer.headers().firstValue("Location").orElseThrow()))
                        .body())
                .contains("Comptez d’abord");
        assertThat(jdbc.sql("select count(*) from push_request where reason = ?")
                        .param("slip " + id)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private static Map<String, String> hidden(String page, String form) {
        var found = FORM.matcher(page)
                .results()
                .map(MatchResult::group)
                .filter(it -> it.contains("name=\"form\" value=\"" + form + "\""))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no form " + form));
        var fields = new HashMap<String, String>();
        HIDDEN.matcher(found).results().forEach(it -> fields.put(it.group(1), it.group(2)));
        fields.remove("_csrf");
        return fields;
    }

    private static String path(String address) {
        return address.replaceFirst("^https?://[^/]+", "");
    }

    @Test
    void keeps_for_how_long_it_was_to_be_when_the_reason_is_missing() {
        var fields = Map.of("form", "silence", "reason", " ", "lasting", "FOUR_HOURS");
        person.submit("/incidents/" + id, "/incidents/" + id + "/silence", fields);
        assertThat(person.get("/incidents/" + id).body())
                .contains("Il faut une raison")
                .containsPattern("<option value=\"FOUR_HOURS\" selected")
                .containsPattern("<details class=\"act\" id=\"silence\" open");
    }

    @Test
    void takes_what_just_fits() {
        var reason = typed.substring(0, 500).strip();
        person.submit("/incidents/" + id, "/incidents/" + id + "/silence", Map.of("form", "silence", "reason", reason));
        assertThat(person.get("/incidents/" + id).body()).contains("Le silence est demandé");
        assertThat(noted()).isOne();
    }

    private String named(String text) {
        return text.replace("LETTER", LETTER + offset).replace("ID", id.toString());
    }

    private long noted() {
        return jdbc.sql("select count(*) from audit where reason like ?")
                .param("%" + id + "%")
                .query(Long.class)
                .single();
    }
}
