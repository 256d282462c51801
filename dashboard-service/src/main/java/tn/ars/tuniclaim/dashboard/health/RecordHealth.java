package tn.ars.tuniclaim.dashboard.health;

import java.sql.Timestamp;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tn.ars.tuniclaim.dashboard.news.News;
import tn.ars.tuniclaim.event.Fact;
import tn.ars.tuniclaim.event.InstanceHealthReported;
import tn.ars.tuniclaim.service.intake.Received;
import tools.jackson.databind.json.JsonMapper;

/** Keeps the newest report of each instance. */
@Component
class RecordHealth {

    private static final String UPSERT = """
        insert into instance (service, instance, health, parts, started_at, reported_at)
        values (?, ?, ?, ?::jsonb, ?, ?)
        on conflict (service, instance) do update set
            health = excluded.health, parts = excluded.parts,
            started_at = excluded.started_at, reported_at = excluded.reported_at
        where instance.reported_at <= excluded.reported_at
        """;

    private final JdbcTemplate jdbc;
    private final JsonMapper json;
    private final News news;
    private final ConcurrentMap<String, InstanceHealthReported> last = new ConcurrentHashMap<>();

    RecordHealth(JdbcTemplate jdbc, JsonMapper json, News news) {
        this.jdbc = jdbc;
        this.json = json;
        this.news = news;
    }

    @Transactional
    public void record(List<Received> facts) {
        var newest = new LinkedHashMap<String, Object[]>();
        for (var received : facts) {
            newest.put(received.event().key(), row(received.fact()));
        }
        jdbc.batchUpdate(UPSERT, List.copyOf(newest.values()));
        // Instances report all the time: only what is otherwise than before is news.
        if (facts.stream().filter(this::isOtherwise).count() > 0) {
            news.tell();
        }
    }

    private boolean isOtherwise(Received received) {
        var report = (InstanceHealthReported) received.event();
        return !report.equals(last.put(report.key(), report));
    }

    private Object[] row(Fact<?> fact) {
        var report = (InstanceHealthReported) fact.event();
        return new Object[] {
            report.service(),
            report.instance(),
            report.health().name(),
            json.writeValueAsString(report.parts()),
            Timestamp.from(report.startedAt()),
            Timestamp.from(fact.time())
        };
    }
}
