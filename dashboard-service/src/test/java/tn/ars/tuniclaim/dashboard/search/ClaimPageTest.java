package tn.ars.tuniclaim.dashboard.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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

    @ParameterizedTest
    @ValueSource(strings = {"%2B999999999-12-31T23:59:59Z,x", "-999999999-01-01T00:00:00Z,x", "yesterday,x", ","})
    void begins_with_the_newest_where_a_mark_is_none(String mark) {
        step("marked");
        var answer = new Browser(settings).signedIn("client_service").get("/claim?ref=BRD-MARKED&before=" + mark);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("05/01/2026 11:00:00");
    }

    @Test
    void tells_no_story_of_a_bulletin_that_nobody_knows() {
        step("of-the-bordereau");
        var reader = new Browser(settings).signedIn("client_service");
        assertThat(reader.get("/claim?ref=BRD-MARKED").statusCode()).isEqualTo(200);
        assertThat(reader.get("/claim?ref=BRD-MARKED&bs=BS-NOBODY").statusCode())
                .isEqualTo(404);
        var mark = "&before=2026-01-05T11:00:00Z,zzz";
        assertThat(reader.get("/claim?ref=BRD-MARKED" + mark).statusCode()).isEqualTo(200);
        assertThat(reader.get("/claim?ref=BRD-MARKED&bs=BS-NOBODY" + mark).statusCode())
                .isEqualTo(404);
    }

    @Test
    void says_of_a_reference_that_nobody_knows_what_may_be_the_cause_and_offers_to_search() {
        var reader = new Browser(settings).signedIn("client_service");
        var unknown = reader.get("/claim?ref=BRD-NOBODY");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.body())
                .contains("Référence inconnue", "faute de frappe", "pas encore été importée", "href=\"/syncs\"")
                .contains("action=\"/search\"", "id=\"again\"")
                .doesNotContain("BRD-NOBODY\"", ">BRD-NOBODY");
        assertThat(reader.get("/claim?ref=BRD-NOBODY&lang=en").body())
                .contains("Reference not known", "a slip of the pen");
    }

    private void step(String id) {
        jdbc.sql("""
            insert into step (fact_id, bordereau, at, kind, words)
            values (?, 'BRD-MARKED', '2026-01-05T10:00:00Z', 'CREATED', '{}') on conflict do nothing
            """).param(id).update();
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
