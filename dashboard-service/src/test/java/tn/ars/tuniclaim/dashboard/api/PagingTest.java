package tn.ars.tuniclaim.dashboard.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import tn.ars.tuniclaim.dashboard.Browser;
import tn.ars.tuniclaim.dashboard.DashboardTest;
import tn.ars.tuniclaim.event.SyncBalance;
import tools.jackson.databind.json.JsonMapper;

/** Page by page nothing is lost and nothing comes twice, though many rows are of one moment. */
@DashboardTest
class PagingTest {

    private static final String MOMENT = "2026-01-05T08:00:00Z";

    @Autowired
    Environment settings;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JsonMapper json;

    private final List<String> ids =
            Stream.generate(() -> UUID.randomUUID().toString()).limit(5).toList();

    @Test
    void of_the_runs() {
        for (var id : ids) {
            run(id);
        }
        assertThat(all("/runs?limit=2", "id")).doesNotHaveDuplicates().containsAll(ids);
    }

    @Test
    void of_what_a_run_left_out() {
        var run = ids.getFirst();
        run(run);
        for (var id : ids) {
            jdbc.sql("""
                insert into sync_rejection (fact_id, run_id, reading, position, reason) values (?, ?::uuid, 1, 7, 'no id')
                """).params(id, run).update();
        }
        assertThat(all("/runs/" + run + "/rejections?limit=2", "factId")).containsExactlyInAnyOrderElementsOf(ids);
    }

    @Test
    void of_the_incidents_that_are_open() {
        for (var id : ids) {
            incident(id, 0, false);
        }
        assertThat(all("/incidents?limit=2", "id")).doesNotHaveDuplicates().containsAll(ids);
        jdbc.sql("update incident set resolved_at = now() where detail = 'of a test'")
                .update();
    }

    @Test
    void of_the_incidents_that_are_over_whenever_they_began() {
        for (var i = 0; i < ids.size(); i++) {
            incident(ids.get(i), i * 3_600, true);
        }
        assertThat(all("/incidents?open=false&limit=2", "id"))
                .doesNotHaveDuplicates()
                .containsAll(ids);
    }

    private List<String> all(String path, String name) {
        var found = new ArrayList<String>();
        var next = "";
        while (next != null) {
            var answer = new Browser(settings)
                    .send(
                            "/api/v1" + path + (next.isEmpty() ? "" : "&cursor=" + next),
                            request -> request.header("Authorization", Browser.basic("super_admin")));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            var page = json.readTree(answer.body());
            page.path("items").forEach(item -> found.add(item.path(name).asString()));
            next = page.path("next").isString() ? page.path("next").asString() : null;
        }
        return found;
    }

    private void run(String id) {
        jdbc.sql("""
            insert into sync_run (run_id, started_at, balance, outcome, ended_at, news_at)
            values (:id::uuid, :at::timestamptz, :balance::jsonb, 'COMPLETED', :at::timestamptz, :at::timestamptz)
            """)
                .param("id", id)
                .param("at", MOMENT)
                .param("balance", json.writeValueAsString(SyncBalance.ZERO))
                .update();
    }

    private void incident(String id, int secondsBefore, boolean isOver) {
        jdbc.sql("""
            insert into incident (incident_id, cause, severity, opened_at, last_at, alerts, bordereaux, detail, resolved_at,
                told, told_at)
            values (:id::uuid, 'PUSH_REFUSED', 'WARNING', :at::timestamptz - :seconds * interval '1 second', :at::timestamptz, 1,
                '{}', 'of a test', case when :over then :at::timestamptz end, 0, :at::timestamptz)
            """)
                .param("id", id)
                .param("at", MOMENT)
                .param("seconds", secondsBefore)
                .param("over", isOver)
                .update();
    }
}
