package tn.ars.tuniclaim.dashboard.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import tn.ars.tuniclaim.dashboard.Browser;
import tn.ars.tuniclaim.dashboard.DashboardTest;

@DashboardTest
class PushesPageTest {

    private static final String BORDEREAU = "BRD-PUSHES-PAGE";

    @Autowired
    Environment settings;

    @Autowired
    JdbcClient jdbc;

    @ParameterizedTest
    @ValueSource(strings = {"%2B999999999-12-31T23:59:59Z,x", "-999999999-01-01T00:00:00Z,x", "yesterday,x", ","})
    void begins_with_the_first_row_where_a_mark_is_none(String mark) {
        jdbc.sql("""
            insert into push (fact_id, bordereau, kind, state, changed_at, outcome, told_at)
            values ('f-pushes-page', ?, 'STATUS', 'TRAITE', '2026-01-05', 'REFUSED', '2026-01-05') on conflict do nothing
            """).param(BORDEREAU).update();
        var answer = new Browser(settings)
                .signedIn("client_service")
                .get("/pushes?state=refused&bordereau=" + BORDEREAU + "&after=" + mark);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("push-f-pushes-page");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "state=waiting&kind=WISH|Choisissez dans la liste",
                "state=waiting&reason=WHIM|Choisissez dans la liste",
                "state=refused&reason=WHIM|L’adresse nomme une raison qui n’existe pas",
                "state=delivered|L’adresse demande une liste qui n’existe pas ici",
                "state=nonsense|L’adresse demande une liste qui n’existe pas ici",
            })
    void says_which_filter_makes_no_sense(String filter, String words) {
        var reader = new Browser(settings).signedIn("client_service");
        assertThat(reader.get("/pushes?" + filter).body()).contains(words);
    }

    @Test
    void keeps_a_reference_that_is_too_long_where_it_was_typed() {
        var reader = new Browser(settings).signedIn("client_service");
        assertThat(reader.get("/pushes?bordereau=" + "z".repeat(129)).body())
                .contains("Au plus 128 caractères", "value=\"" + "z".repeat(129));
        assertThat(reader.get("/pushes?state=refused&kind=&reason=&bordereau=").body())
                .doesNotContain("pas appliqué", "n’existe pas");
    }

    @Test
    void offers_to_approve_only_to_somebody_else_by_name_and_by_identity() {
        var own = request("another-name", "file|administrateur");
        var ofNamesake = request("Administrateur", "https://issuer|7");
        var ofSomebody = request("amira", "file|amira");
        assertThat(new Browser(settings)
                        .signedIn("administrateur")
                        .get("/pushes")
                        .body())
                .contains("id=\"request-" + own, "id=\"request-" + ofNamesake)
                .contains("/pushes/requests/" + ofSomebody + "/approval")
                .doesNotContain(
                        "/pushes/requests/" + own + "/approval", "/pushes/requests/" + ofNamesake + "/approval");
    }

    private UUID request(String by, String identity) {
        var id = UUID.randomUUID();
        jdbc.sql("""
            insert into push_request (id, kind, selection, per_second, requested_by, asker, requested_at, expires_at)
            values (?, 'REPLAY', '{"factId": "x"}', 50, ?, ?, now(), now() + interval '1 minute')
            """).param(id).param(by).param(identity).update();
        return id;
    }
}
