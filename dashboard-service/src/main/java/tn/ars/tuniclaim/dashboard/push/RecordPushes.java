package tn.ars.tuniclaim.dashboard.push;

import java.sql.Timestamp;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tn.ars.tuniclaim.claim.NumeroBs;
import tn.ars.tuniclaim.event.Fact;
import tn.ars.tuniclaim.event.PushResult;
import tn.ars.tuniclaim.event.PushResult.PushRefused;
import tn.ars.tuniclaim.service.intake.Received;

/** Keeps the newest result of each change. */
@Component
class RecordPushes {

    private static final String UPSERT = """
            insert into push (fact_id, bordereau, bulletin, kind, state, changed_at, outcome, told_at, http_status, answer)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (fact_id) do update set
                outcome = excluded.outcome, told_at = excluded.told_at,
                http_status = excluded.http_status, answer = excluded.answer
            where push.told_at <= excluded.told_at
            """;

    private final JdbcTemplate jdbc;

    RecordPushes(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional
    public void record(List<Received> facts) {
        var newest = new LinkedHashMap<String, Object[]>();
        for (var received : facts) {
            var result = (PushResult) received.event();
            newest.put(result.push().factId(), row(received.fact(), result));
        }
        jdbc.batchUpdate(UPSERT, List.copyOf(newest.values()));
    }

    private static Object[] row(Fact<?> fact, PushResult result) {
        var push = result.push();
        return new Object[] {
            push.factId(),
            push.bordereau().value(),
            text(push.bulletin()),
            push.kind().name(),
            push.state(),
            Timestamp.from(push.changedAt()),
            Outcome.of(result).name(),
            Timestamp.from(fact.time()),
            result instanceof PushRefused refused ? refused.httpStatus() : null,
            result instanceof PushRefused refused ? line(refused.answer()) : null
        };
    }

    /** Words of others, fit for a database and a page. */
    private static @Nullable String line(@Nullable String words) {
        var line =
                words == null ? "" : words.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return line.isEmpty() ? null : line;
    }

    private static @Nullable String text(@Nullable NumeroBs bulletin) {
        return bulletin == null ? null : bulletin.value();
    }
}
