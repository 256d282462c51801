package tn.ars.tuniclaim.dashboard.history;

import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tn.ars.tuniclaim.event.Fact;
import tn.ars.tuniclaim.event.SyncBalance;
import tn.ars.tuniclaim.event.SyncEvent;
import tn.ars.tuniclaim.event.SyncEvent.EntryRejected;
import tn.ars.tuniclaim.event.SyncEvent.ScheduleChanged;
import tn.ars.tuniclaim.event.SyncEvent.SyncEnded;
import tn.ars.tuniclaim.event.SyncEvent.SyncJoined;
import tn.ars.tuniclaim.event.SyncEvent.SyncProgressed;
import tn.ars.tuniclaim.event.SyncEvent.SyncStarted;
import tn.ars.tuniclaim.service.intake.Received;
import tools.jackson.databind.json.JsonMapper;

/** Writes what runs tell. Of a run that has ended nothing but a later end is taken. */
@Component
class RecordRuns {

    private static final String START = """
            insert into sync_run (run_id, triggered_by, requested_by, started_at, balance, news_at)
            values (?, ?, ?, ?, ?::jsonb, ?)
            on conflict (run_id) do update set
                triggered_by = excluded.triggered_by, requested_by = excluded.requested_by,
                started_at = excluded.started_at, news_at = greatest(sync_run.news_at, excluded.news_at)
            """;
    private static final String PROGRESS = """
            insert into sync_run (run_id, balance, news_at) values (?, ?::jsonb, ?)
            on conflict (run_id) do update set balance = excluded.balance, news_at = excluded.news_at
            where sync_run.ended_at is null and sync_run.news_at <= excluded.news_at
            """;
    private static final String END = """
            insert into sync_run (run_id, outcome, reason, balance, ended_at, news_at)
            values (?, ?, ?, ?::jsonb, ?, ?)
            on conflict (run_id) do update set
                outcome = excluded.outcome, reason = excluded.reason, balance = excluded.balance,
                ended_at = excluded.ended_at, news_at = greatest(sync_run.news_at, excluded.news_at)
            where sync_run.ended_at is null or sync_run.ended_at <= excluded.ended_at
            """;
    private static final String REJECT = """
            insert into sync_rejection (fact_id, run_id, position, bordereau, bulletin, field, reason)
            values (?, ?, ?, ?, ?, ?, ?)
            on conflict (fact_id) do nothing
            """;

    private final JdbcTemplate jdbc;
    private final JsonMapper json;

    RecordRuns(JdbcTemplate jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    @Transactional
    public void record(List<Received> facts) {
        var starts = new ArrayList<Object[]>();
        var progress = new LinkedHashMap<UUID, Object[]>();
        var ends = new ArrayList<Object[]>();
        var rejections = new ArrayList<Object[]>();
        for (var received : facts) {
            var fact = received.fact();
            var at = Timestamp.from(fact.time());
            switch ((SyncEvent) fact.event()) {
                case SyncStarted it -> starts.add(start(it, at));
                case SyncProgressed it -> progress.put(it.runId(), new Object[] {it.runId(), text(it.balance()), at});
                case SyncEnded it -> ends.add(end(it, at));
                case EntryRejected it -> rejections.add(rejection(fact, it));
                // The run that serves the request tells of itself.
                case SyncJoined _, ScheduleChanged _ -> {}
            }
        }
        jdbc.batchUpdate(START, starts);
        jdbc.batchUpdate(PROGRESS, List.copyOf(progress.values()));
        jdbc.batchUpdate(END, ends);
        jdbc.batchUpdate(REJECT, rejections);
    }

    private Object[] start(SyncStarted it, Timestamp at) {
        return new Object[] {it.runId(), it.trigger().name(), it.requestedBy(), at, text(SyncBalance.ZERO), at};
    }

    private Object[] end(SyncEnded it, Timestamp at) {
        return new Object[] {it.runId(), it.outcome().name(), it.reason(), text(it.balance()), at, at};
    }

    private static Object[] rejection(Fact<?> fact, EntryRejected it) {
        return new Object[] {
            fact.id(), it.runId(), it.position(), it.bordereau(), it.bulletin(), it.field(), it.reason()
        };
    }

    private String text(SyncBalance balance) {
        return json.writeValueAsString(balance);
    }
}
