package tn.ars.tuniclaim.dashboard.health;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.event.InstanceHealthReported.Health;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The instances worth a look: all that live, and those missed. */
@Component
public class Instances {

    /** Reports come every five seconds. */
    private static final Duration SILENCE = Duration.ofSeconds(30);

    private static final Duration STOPPED_SHOWN = Duration.ofMinutes(1);
    private static final Duration REPLACED_SHOWN = Duration.ofHours(1);
    private static final Duration MISSED_SHOWN = Duration.ofDays(1);
    private static final TypeReference<TreeMap<String, Health>> PARTS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    Instances(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** By service and name. One that stopped in order, or was replaced by others of its service, is soon left out. */
    public List<Instance> shown() {
        var now = clock.instant();
        var known = jdbc.sql("select * from instance order by service, instance")
                .query((row, number) -> instance(row, now))
                .list();
        var served =
                known.stream().filter(Instance::isAlive).map(Instance::service).collect(Collectors.toSet());
        return known.stream()
                .filter(it ->
                        it.isAlive() || !it.reportedAt().isBefore(now.minus(shown(it, served.contains(it.service())))))
                .toList();
    }

    private static Duration shown(Instance absent, boolean isReplaced) {
        if (absent.health() == Health.STOPPED) {
            return STOPPED_SHOWN;
        }
        return isReplaced ? REPLACED_SHOWN : MISSED_SHOWN;
    }

    private Instance instance(ResultSet row, Instant now) throws SQLException {
        var health = Health.valueOf(row.getString("health"));
        var reportedAt = row.getObject("reported_at", OffsetDateTime.class).toInstant();
        return new Instance(
                row.getString("service"),
                row.getString("instance"),
                health,
                json.readValue(row.getString("parts"), PARTS),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                reportedAt,
                health != Health.STOPPED && reportedAt.isBefore(now.minus(SILENCE)));
    }
}
