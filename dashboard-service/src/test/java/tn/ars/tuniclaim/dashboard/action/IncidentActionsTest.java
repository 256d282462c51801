package tn.ars.tuniclaim.dashboard.action;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import tn.ars.tuniclaim.dashboard.Browser;
import tn.ars.tuniclaim.dashboard.DashboardTest;
import tn.ars.tuniclaim.link.IncidentLinks;

/** The buttons about incidents, pressed in a browser. */
@DashboardTest
class IncidentActionsTest {

    private static final Pattern ACKNOWLEDGE = Pattern.compile(">Je m’en occupe</button>");

    @Autowired
    Environment settings;

    @Autowired
    JdbcClient jdbc;

    private final UUID incident = UUID.randomUUID();

    @ParameterizedTest
    @ValueSource(strings = {"acknowledgement", "assignment", "silence", "silence-end"})
    void says_on_a_page_that_an_incident_is_not_known(String what) {
        var person = new Browser(settings).signedIn("chef_equipe");
        var pressed =
                person.submit("/incidents", "/incidents/" + incident + "/" + what, Map.of("reason", "it will pass"));
        assertThat(pressed.headers().firstValue("Location")).get().asString().endsWith("/incidents");
        assertThat(person.get("/incidents").body()).contains("Cet incident n’est plus connu : rien n’a été demandé.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"acknowledgement", "assignment", "silence", "silence-end"})
    void says_that_an_incident_is_over(String what) {
        jdbc.sql("""
            insert into incident (incident_id, cause, severity, opened_at, last_at, alerts, bordereaux, detail, resolved_at, told, told_at)
            values (?, 'PUSH_REFUSED', 'WARNING', now(), now(), 1, '{}', 'bad', now(), 1, now())
            """).param(incident).update();
        var person = new Browser(settings).signedIn("chef_equipe");
        var pressed =
                person.submit("/incidents", "/incidents/" + incident + "/" + what, Map.of("reason", "it will pass"));
        assertThat(pressed.headers().firstValue("Location")).get().asString().endsWith("/incidents/" + incident);
        assertThat(person.get("/incidents/" + incident).body()).contains("Cet incident est terminé");
    }

    @Test
    void has_each_button_once_where_a_link_in_a_mail_asks_for_it() {
        jdbc.sql("""
            insert into incident (incident_id, cause, severity, opened_at, last_at, alerts, bordereaux, detail, told, told_at)
            values (?, 'PUSH_REFUSED', 'WARNING', now(), now(), 1, '{}', 'bad', 1, now())
            """).param(incident).update();
        try {
            var person = new Browser(settings).signedIn("chef_equipe");
            assertThat(buttons(person.get("/incidents/" + incident).body())).isEqualTo(1);
            var link = new IncidentLinks(Browser.LINKS_KEY)
                    .path(
                            incident,
                            IncidentLinks.Action.ACKNOWLEDGE,
                            Instant.now().plusSeconds(600));
            assertThat(person.get(link).body()).contains("Vous occupez-vous de cet incident");
            assertThat(buttons(person.get(link).body())).isEqualTo(1);
        } finally {
            jdbc.sql("delete from incident where incident_id = ?")
                    .param(incident)
                    .update();
        }
    }

    private static long buttons(String page) {
        return ACKNOWLEDGE.matcher(page).results().count();
    }
}
