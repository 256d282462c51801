package tn.ars.tuniclaim.dashboard.action;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import tn.ars.tuniclaim.dashboard.Browser;
import tn.ars.tuniclaim.dashboard.DashboardTest;
import tn.ars.tuniclaim.event.SyncBalance;
import tools.jackson.databind.json.JsonMapper;

/** The buttons about runs, pressed in a browser: whatever comes of it is said on a page that exists. */
@DashboardTest
class SyncActionsTest {

    @Autowired
    Environment settings;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JsonMapper json;

    private final UUID run = UUID.randomUUID();

    @ParameterizedTest
    @ValueSource(strings = {"cancellation", "retry"})
    void says_that_a_run_is_not_known(String what) {
        assertThat(pressed(run, what, "/syncs")).contains("Cette synchronisation n’est pas connue, ou plus");
    }

    @Test
    void cancels_a_run_that_goes_on() {
        told(run, null);
        assertThat(pressed(run, "cancellation", "/syncs/" + run)).contains("L’annulation est demandée");
    }

    @Test
    void says_that_a_run_has_ended() {
        told(run, "COMPLETED");
        assertThat(pressed(run, "cancellation", "/syncs/" + run)).contains("Cette synchronisation est déjà terminée");
    }

    @Test
    void leads_to_the_run_that_serves_the_request() {
        told(run, null);
        var joined = UUID.randomUUID();
        jdbc.sql("insert into sync_join (run_id, open_run_id, told_at) values (?, ?, '2026-01-05')")
                .params(joined, run)
                .update();
        assertThat(pressed(joined, "cancellation", "/syncs/" + run))
                .contains("Cette demande a rejoint une autre synchronisation");
    }

    @Test
    void cancels_a_run_that_was_asked_for_and_that_nobody_has_told_of() {
        var asked = json.readTree(new Browser(settings)
                        .call("/api/v1/rejections/retry", "chef_equipe", "{}")
                        .body())
                .path("id")
                .asString();
        assertThat(pressed(UUID.fromString(asked), "cancellation", "/syncs")).contains("L’annulation est demandée");
    }

    private String pressed(UUID id, String what, String page) {
        var person = new Browser(settings).signedIn("chef_equipe");
        var answer = person.submit("/syncs", "/syncs/" + id + "/" + what, Map.of());
        assertThat(answer.headers().firstValue("Location")).get().asString().endsWith(page);
        var shown = person.get(page);
        assertThat(shown.statusCode()).isEqualTo(200);
        return shown.body();
    }

    private void told(UUID id, @Nullable String outcome) {
        jdbc.sql("""
            insert into sync_run (run_id, started_at, balance, outcome, ended_at, news_at)
            values (:id, '2026-01-05', :balance::jsonb, :outcome, case when :outcome::text is not null then timestamptz '2026-01-05' end,
                '2026-01-05')
            """)
                .param("id", id)
                .param("balance", json.writeValueAsString(SyncBalance.ZERO))
                .param("outcome", outcome)
                .update();
    }
}
