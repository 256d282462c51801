package tn.ars.tuniclaim.dashboard.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import tn.ars.tuniclaim.dashboard.Browser;
import tn.ars.tuniclaim.dashboard.DashboardTest;

@DashboardTest
class ClaimPageTest {

    private static final String REFERENCE = "BRD-STORY-1";

    @Autowired
    Environment settings;

    @Autowired
    JdbcClient jdbc;

    @Test
    void does_not_say_that_all_has_arrived_while_an_old_refusal_waits() {
        change("refused", "REFUSED", 0);
        for (var i = 1; i <= 60; i++) {
            change("delivered-" + i, "DELIVERED", i);
        }
        var reader = new Browser(settings).signedIn("super_admin");
        assertThat(reader.get("/claim?ref=" + REFERENCE).body())
                .contains("Le partenaire a refusé")
                .doesNotContain("Tout est arrivé");
        var before = "2026-01-05T10:01:00Z,zzz";
        assertThat(reader.get("/claim?ref=" + REFERENCE + "&before=" + before).body())
                .contains("state needs-you");
        jdbc.sql("update push set settled_at = now() where bordereau = ?")
                .param(REFERENCE)
                .update();
        assertThat(reader.get("/claim?ref=" + REFERENCE).body()).contains("Tout est arrivé");
        assertThat(reader.get("/claim?ref=" + REFERENCE + "&before=" + before).body())
                .doesNotContain("state needs-you");
    }

    private void change(String id, String outcome, int minutes) {
        jdbc.sql("""
            insert into push (fact_id, bordereau, kind, state, changed_at, outcome, told_at, http_status)
            select :id, :bordereau, 'PAYMENT', 'EXECUTE', at, :outcome, at, 422
            from (select timestamptz '2026-01-05T10:00:00Z' + :minutes * interval '1 minute' as at) as moment
            """)
                .param("id", REFERENCE + id)
                .param("bordereau", REFERENCE)
                .param("outcome", outcome)
                .param("minutes", minutes)
                .update();
        jdbc.sql("""
            insert into step (fact_id, bordereau, at, kind, change_id, words)
            values (:step, :bordereau, timestamptz '2026-01-05T10:00:00Z' + :minutes * interval '1 minute', :outcome, :id, '{}')
            """)
                .param("step", REFERENCE + id + "-step")
                .param("id", REFERENCE + id)
                .param("bordereau", REFERENCE)
                .param("outcome", outcome)
                .param("minutes", minutes)
                .update();
    }
}
