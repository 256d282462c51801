package tn.ars.tuniclaim.dashboard.history;

import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tn.ars.tuniclaim.claim.BordereauReference;
import tn.ars.tuniclaim.claim.NumeroBs;
import tn.ars.tuniclaim.dashboard.news.News;
import tn.ars.tuniclaim.dashboard.rows.Rows;
import tn.ars.tuniclaim.dashboard.story.Said;
import tn.ars.tuniclaim.dashboard.story.Step;
import tn.ars.tuniclaim.dashboard.story.StepKind;
import tn.ars.tuniclaim.dashboard.story.Steps;
import tn.ars.tuniclaim.event.Fact;
import tn.ars.tuniclaim.event.SyncBalance;
import tn.ars.tuniclaim.event.SyncEvent;
import tn.ars.tuniclaim.event.SyncEvent.DriftEnded;
import tn.ars.tuniclaim.event.SyncEvent.DriftNoticed;
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
        insert into sync_run (run_id, balance, expected, ready_at, news_at) values (?, ?::jsonb, ?, ?, ?)
        on conflict (run_id) do update set
            balance = excluded.balance, expected = excluded.expected, ready_at = excluded.ready_at,
            news_at = excluded.news_at
        where sync_run.ended_at is null and sync_run.news_at <= excluded.news_at
        """;
    private static final String END = """
        insert into sync_run (run_id, outcome, reason, code, balance, bytes, calls, retries, ended_at, news_at)
        values (?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?)
        on conflict (run_id) do update set
            outcome = excluded.outcome, reason = excluded.reason, code = excluded.code, balance = excluded.balance,
            bytes = excluded.bytes, calls = excluded.calls, retries = excluded.retries, expected = null, ready_at = null,
            ended_at = excluded.ended_at, news_at = greatest(sync_run.news_at, excluded.news_at)
        where sync_run.ended_at is null or sync_run.ended_at <= excluded.ended_at
        """;
    private static final String JOIN = """
        insert into sync_join (run_id, open_run_id, told_at) values (?, ?, ?) on conflict (run_id) do nothing
        """;
    private static final String SCHEDULE = """
        insert into sync_schedule (schedule, paused, cron, zone, next_at, changed_by, changed_at, reason, told_at)
        values ('sync', ?, ?, ?, ?, ?, ?, ?, ?)
        on conflict (schedule) do update set
            paused = excluded.paused, cron = excluded.cron, zone = excluded.zone, next_at = excluded.next_at,
            changed_by = excluded.changed_by, changed_at = excluded.changed_at, reason = excluded.reason,
            told_at = excluded.told_at
        where sync_schedule.told_at <= excluded.told_at
        """;
    private static final String REJECT = """
        insert into sync_rejection (fact_id, run_id, reading, position, bordereau, bulletin, field, reason, code, expected)
        select * from unnest(?::text[], ?::uuid[], ?::int[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[],
            ?::text[], ?::text[])
        on conflict (fact_id) do nothing
        """;

    private static final String DRIFT = """
        insert into sync_drift (fact_id, run_id, bordereau, bulletin, ars_status, partner_word, told_at)
        select * from unnest(?::text[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::timestamptz[])
        on conflict (fact_id) do nothing
        """;

    private final JdbcTemplate jdbc;
    private final Steps steps;
    private final News news;
    private final JsonMapper json;

    RecordRuns(JdbcTemplate jdbc, Steps steps, News news, JsonMapper json) {
        this.jdbc = jdbc;
        this.steps = steps;
        this.news = news;
        this.json = json;
    }

    @Transactional
    public void record(List<Received> facts) {
        var starts = new ArrayList<@Nullable Object[]>();
        var progress = new LinkedHashMap<UUID, @Nullable Object[]>();
        var ends = new ArrayList<@Nullable Object[]>();
        var rejections = new Rows();
        var drifts = new Rows();
        var story = new ArrayList<Step>();
        for (var received : facts) {
            var fact = received.fact();
            var at = Timestamp.from(fact.time());
            switch ((SyncEvent) fact.event()) {
                case SyncStarted it -> starts.add(start(it, at));
                case SyncProgressed it -> progress.put(it.runId(), progress(it, fact));
                case SyncEnded it -> ends.add(end(it, at));
                case EntryRejected it -> {
                    rejections.add(rejection(fact, it));
                    story.addAll(step(fact, it));
                }
                case DriftNoticed it -> {
                    drifts.add(drift(fact, it));
                    story.add(step(fact, it));
                }
                case DriftEnded it -> {
                    drifts.add(drift(fact, it));
                    story.add(step(fact, it));
                }
                case SyncJoined it -> jdbc.update(JOIN, it.runId(), it.openRunId(), at);
                case ScheduleChanged it -> jdbc.update(SCHEDULE, schedule(it, at));
            }
        }
        jdbc.batchUpdate(START, starts);
        jdbc.batchUpdate(PROGRESS, List.copyOf(progress.values()));
        jdbc.batchUpdate(END, ends);
        rejections.write(jdbc, REJECT);
        drifts.write(jdbc, DRIFT);
        steps.add(story);
        news.tell();
    }

    private @Nullable Object[] start(SyncStarted it, Timestamp at) {
        return new Object[] {it.runId(), it.trigger().name(), it.requestedBy(), at, text(SyncBalance.ZERO), at};
    }

    private @Nullable Object[] progress(SyncProgressed it, Fact<?> fact) {
        var forecast = it.forecast();
        return new @Nullable Object[] {
            it.runId(),
            text(it.balance()),
            forecast == null ? null : forecast.bordereaux(),
            forecast == null ? null : Timestamp.from(fact.time().plus(forecast.remaining())),
            Timestamp.from(fact.time())
        };
    }

    private @Nullable Object[] end(SyncEnded it, Timestamp at) {
        var traffic = it.traffic();
        return new @Nullable Object[] {
            it.runId(),
            it.outcome().name(),
            it.reason(),
            name(it.code()),
            text(it.balance()),
            traffic == null ? null : traffic.bytes(),
            traffic == null ? null : traffic.calls(),
            traffic == null ? null : traffic.retries(),
            at,
            at
        };
    }

    private static @Nullable Object[] rejection(Fact<?> fact, EntryRejected it) {
        return new @Nullable Object[] {
            fact.id(),
            it.runId(),
            it.reading(),
            it.position(),
            it.bordereau(),
            it.bulletin(),
            it.field(),
            it.reason(),
            name(it.code()),
            it.expected()
        };
    }

    private static @Nullable Object[] drift(Fact<?> fact, DriftNoticed it) {
        return new @Nullable Object[] {
            fact.id(), it.runId(), it.bordereau(), it.bulletin(), it.arsStatus(), it.partnerWord(), fact.time()
        };
    }

    private static @Nullable Object[] drift(Fact<?> fact, DriftEnded it) {
        return new @Nullable Object[] {
            fact.id(), it.runId(), it.bordereau(), it.bulletin(), it.status(), null, fact.time()
        };
    }

    private static Step step(Fact<?> fact, DriftNoticed it) {
        var words = new Said()
                .with(Said.RUN, it.runId())
                .with(Said.STATUS, it.arsStatus())
                .with(Said.PARTNER_WORD, it.partnerWord());
        return step(fact, it.bordereau(), it.bulletin(), StepKind.DRIFT, words);
    }

    private static Step step(Fact<?> fact, DriftEnded it) {
        var words = new Said().with(Said.RUN, it.runId()).with(Said.STATUS, it.status());
        return step(fact, it.bordereau(), it.bulletin(), StepKind.DRIFT_ENDED, words);
    }

    private static Step step(
            Fact<?> fact, BordereauReference bordereau, @Nullable NumeroBs bulletin, StepKind kind, Said words) {
        var numBs = bulletin == null ? null : bulletin.value();
        return new Step(fact.id(), bordereau.value(), numBs, fact.time(), kind, null, words.words());
    }

    /** As far as the bordereau's name could be read, and is short enough to be one. */
    private static List<Step> step(Fact<?> fact, EntryRejected it) {
        var bordereau = it.bordereau();
        if (bordereau == null || bordereau.length() > 128) {
            return List.of();
        }
        var bulletin = it.bulletin() == null || it.bulletin().length() > 128 ? null : it.bulletin();
        var words = new Said()
                .with(Said.RUN, it.runId())
                .with(Said.FIELD, it.field())
                .with(Said.REASON, Objects.requireNonNullElse(name(it.code()), it.reason()));
        return List.of(new Step(fact.id(), bordereau, bulletin, fact.time(), StepKind.REJECTED, null, words.words()));
    }

    private static @Nullable Object[] schedule(ScheduleChanged it, Timestamp at) {
        return new @Nullable Object[] {
            it.paused(),
            it.cron(),
            it.zone(),
            it.nextAt() == null ? null : Timestamp.from(it.nextAt()),
            it.changedBy(),
            it.changedAt() == null ? null : Timestamp.from(it.changedAt()),
            it.reason(),
            at
        };
    }

    private static @Nullable String name(@Nullable Enum<?> code) {
        return code == null ? null : code.name();
    }

    private String text(SyncBalance balance) {
        return json.writeValueAsString(balance);
    }
}
