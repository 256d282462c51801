package tn.ars.tuniclaim.dashboard.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tn.ars.tuniclaim.dashboard.DashboardTest;
import tn.ars.tuniclaim.dashboard.Told;
import tn.ars.tuniclaim.event.InstanceHealthReported;
import tn.ars.tuniclaim.event.InstanceHealthReported.Health;
import tools.jackson.databind.json.JsonMapper;

@DashboardTest
class RecordHealthTest {

    @Autowired
    RecordHealth recordHealth;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JsonMapper json;

    private final String service = "tried-" + UUID.randomUUID();

    @Test
    void keeps_the_newest_report_of_each_instance() {
        tell(10, "one", Health.DEGRADED);
        tell(5, "one", Health.UP);
        tell(5, "two", Health.UP);
        assertThat(shownAfter(10))
                .extracting(Instance::name, Instance::health)
                .containsExactly(tuple("one", Health.DEGRADED), tuple("two", Health.UP));
        assertThat(shownAfter(10).getFirst().parts()).containsEntry("kafka", Health.UP);
    }

    @Test
    void takes_a_silent_instance_for_gone_and_misses_it_for_a_day() {
        tell(0, "one", Health.UP);
        assertThat(shownAfter(30)).singleElement().matches(Instance::isAlive);
        assertThat(shownAfter(31)).singleElement().matches(Instance::isGone);
        assertThat(shownAfter(Duration.ofHours(23).toSeconds())).hasSize(1);
        assertThat(shownAfter(Duration.ofHours(25).toSeconds())).isEmpty();
    }

    @Test
    void misses_a_replaced_instance_for_an_hour_only() {
        var later = Duration.ofMinutes(61).toSeconds();
        tell(0, "one", Health.UP);
        tell(later, "two", Health.UP);
        assertThat(shownAfter(later)).extracting(Instance::name).containsExactly("two");
    }

    @Test
    void leaves_out_what_has_stopped_in_order() {
        tell(0, "one", Health.STOPPED);
        assertThat(shownAfter(60)).singleElement().matches(it -> !it.isGone() && !it.isAlive());
        assertThat(shownAfter(61)).isEmpty();
    }

    private void tell(long seconds, String instance, Health health) {
        var report = new InstanceHealthReported(service, instance, health, Map.of("kafka", Health.UP), Told.NOON);
        recordHealth.record(List.of(Told.after(seconds, report)));
    }

    private List<Instance> shownAfter(long seconds) {
        Instant then = Told.NOON.plusSeconds(seconds);
        return new Instances(jdbc, json, Clock.fixed(then, ZoneOffset.UTC))
                .shown().stream().filter(it -> it.service().equals(service)).toList();
    }
}
