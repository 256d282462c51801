package tn.ars.tuniclaim.dashboard.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import tn.ars.tuniclaim.dashboard.Browser;
import tn.ars.tuniclaim.dashboard.DashboardTest;
import tn.ars.tuniclaim.testparts.KafkaDoor;

@DashboardTest
class RetentionsTest {

    private static final ConfigResource TOPIC = new ConfigResource(ConfigResource.Type.TOPIC, "ars.reclamations.dlt");

    @Autowired
    Environment settings;

    @Autowired
    Offsets offsets;

    @Autowired
    LagTimer timer;

    @Autowired
    KafkaDoor kafka;

    @Test
    void are_what_kafka_has_them_set_to_not_what_they_once_were() throws Exception {
        assertThat(offsets.kept())
                .contains(
                        new Kept("tuniclaim.bordereaux", true, null, null),
                        new Kept("integration.health", true, Duration.ofDays(1), null),
                        new Kept("ars.statuses", false, Duration.ofDays(30), null),
                        new Kept("ars.statuses.dlt", false, Duration.ofDays(90), null));
        set("retention.ms", Duration.ofDays(3).toMillis());
        set("retention.bytes", 12_000_000L);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(offsets.kept())
                        .contains(new Kept(TOPIC.name(), false, Duration.ofDays(3), 12_000_000L)));
        timer.tickSlowly();
        var reader = new Browser(settings).signedIn("client_service");
        assertThat(reader.get("/topics").body())
                .contains("le plus récent de chaque clé, pour toujours")
                .contains("tout, 30 jours")
                .contains("tout, 3 jours", "au plus 12 Mo par partition");
        assertThat(reader.get("/topics?lang=en").body())
                .contains("the newest of each key, for ever", "everything, 30 days");
    }

    @Test
    void are_for_ever_where_nothing_is_deleted_by_its_age() {
        var settings = new Config(List.of(
                new ConfigEntry("cleanup.policy", "delete"),
                new ConfigEntry("retention.ms", "-1"),
                new ConfigEntry("retention.bytes", "-1")));
        assertThat(Kept.of("x", settings)).isEqualTo(new Kept("x", false, null, null));
        assertThat(Kept.of("x", settings).code()).isEqualTo("kept.all.forever");
    }

    private void set(String name, long value) throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            var change = new AlterConfigOp(new ConfigEntry(name, Long.toString(value)), AlterConfigOp.OpType.SET);
            admin.incrementalAlterConfigs(Map.of(TOPIC, List.of(change))).all().get();
        }
    }
}
