package tn.ars.tuniclaim.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.Environment;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.json.JsonMapper;

/** With every connection of its pool taken, a service of its own finds the database as good as away. */
@DashboardTest
@ExtendWith(OutputCaptureExtension.class)
@TestPropertySource(
        properties = {"spring.kafka.listener.auto-startup=false", "spring.datasource.hikari.maximum-pool-size=2"})
class DatabaseAwayTest {

    private static final String DOOR = "/bulletin-soin/sync/tuniclaim";

    private static final String CHANGE = "{\"bordereauId\": \"BRD-20\", \"statusData\": {\"newStatus\": \"TRAITE\"}}";

    @Autowired
    Environment settings;

    @Autowired
    DataSource database;

    @Autowired
    JsonMapper json;

    @Test
    void keeps_the_shape_of_its_answers_while_the_database_is_away_and_its_log_short(CapturedOutput output)
            throws Exception {
        var pool = database.unwrap(HikariDataSource.class);
        var patience = pool.getConnectionTimeout();
        var taken = new ArrayList<Connection>();
        var reader = new Browser(settings).signedIn("client_service");
        try {
            for (var i = 0; i < pool.getMaximumPoolSize(); i++) {
                taken.add(database.getConnection());
            }
            pool.setConnectionTimeout(250);
            var status = new Browser(settings)
                    .send(
                            DOOR + "/status",
                            request -> request.header("Authorization", Browser.basic("client_service")));
            assertThat(status.statusCode()).isEqualTo(503);
            assertThat(json.readTree(status.body()))
                    .isEqualTo(json.readTree("{\"lastSync\": null, \"lastResult\": null, \"isHealthy\": null,"
                            + " \"logs\": [], \"error\": \"La base de données ne répond pas.\"}"));
            var sync = new Browser(settings).call(DOOR, "chef_equipe", "");
            assertThatItSaysSo(sync);
            assertThatItSaysSo(new Browser(settings).call(DOOR + "/push-status", "bo", CHANGE));
            assertThatItSaysSo(new Browser(settings)
                    .send(
                            DOOR + "/push-status",
                            request -> request.header("Authorization", Browser.basic("bo"))
                                    .header("Content-Type", "application/json")
                                    .header("Idempotency-Key", "a-key")
                                    .POST(BodyPublishers.ofString(CHANGE))));
            var api = new Browser(settings).call("/api/v1/runs", "chef_equipe", "");
            assertThat(api.statusCode()).isEqualTo(503);
            assertThat(api.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            for (var page : List.of(reader.get("/"), reader.get("/search?q=x"), new Browser(settings).get("/login"))) {
                assertThat(page.statusCode()).isEqualTo(503);
                assertThat(page.headers().firstValue("Retry-After")).hasValue("10");
                assertThat(page.body()).contains("Momentanément indisponible");
            }
            assertThat(new Browser(settings).get("/actuator/health").statusCode())
                    .isEqualTo(503);
        } finally {
            pool.setConnectionTimeout(patience);
            for (var connection : taken) {
                connection.close();
            }
        }
        assertThat(output.toString().lines().filter(line -> line.matches(".* (WARN|ERROR) \\[tomcat-handler.*")))
                .allMatch(line -> line.contains("PushCalls") || line.contains("ForeseenFailures"))
                .filteredOn(line -> line.contains("ForeseenFailures"))
                .hasSizeBetween(1, 2);
        assertThat(output).doesNotContain("DataSource health check failed");
    }

    /** What cannot be noted in the audit is not done. */
    private void assertThatItSaysSo(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(503);
        var body = json.readTree(answer.body());
        assertThat(body.path("success").isBoolean()).isTrue();
        assertThat(body.path("success").booleanValue()).isFalse();
        assertThat(body.path("error").asString()).isEqualTo("La base de données ne répond pas.");
    }
}
