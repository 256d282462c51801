package tn.ars.tuniclaim.dashboard.incident;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tn.ars.tuniclaim.dashboard.news.News;
import tn.ars.tuniclaim.dashboard.story.Said;
import tn.ars.tuniclaim.dashboard.story.Step;
import tn.ars.tuniclaim.dashboard.story.StepKind;
import tn.ars.tuniclaim.dashboard.story.Steps;
import tn.ars.tuniclaim.event.IncidentEvent.ChannelTested;
import tn.ars.tuniclaim.event.IncidentEvent.IncidentChanged;
import tn.ars.tuniclaim.event.IncidentEvent.IncidentCommandAnswered;
import tn.ars.tuniclaim.event.IncidentEvent.NoticeRoutesChanged;
import tn.ars.tuniclaim.event.Notice;
import tn.ars.tuniclaim.event.Notice.NoticeDue;
import tn.ars.tuniclaim.event.Notice.NoticeFailed;
import tn.ars.tuniclaim.event.Notice.NoticeSent;
import tn.ars.tuniclaim.event.Notice.NoticeWithheld;
import tn.ars.tuniclaim.service.intake.Received;
import tools.jackson.databind.json.JsonMapper;

/** Keeps the newest of each incident, of each notice and of each connection that was tested. */
@Component
class RecordNotices {

    private static final String INCIDENT = """
        insert into incident (incident_id, cause, subject, severity, opened_at, last_at, alerts, bordereaux, detail,
            resolved_at, muted_by, acknowledged_by, acknowledged_at, assignee, silenced_by, silenced_until, told, told_at)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        on conflict (incident_id) do update set
            severity = excluded.severity, last_at = excluded.last_at, alerts = excluded.alerts,
            bordereaux = excluded.bordereaux, detail = excluded.detail, resolved_at = excluded.resolved_at,
            muted_by = excluded.muted_by, acknowledged_by = excluded.acknowledged_by,
            acknowledged_at = excluded.acknowledged_at, assignee = excluded.assignee, silenced_by = excluded.silenced_by,
            silenced_until = excluded.silenced_until, told = excluded.told, told_at = excluded.told_at
        where incident.told_at <= excluded.told_at
        """;

    /** Only the first of its facts has the headline; the bordereaux that the incident named by then stay. */
    private static final String NOTICE = """
        insert into notice (notice_id, incident_id, kind, recipient, state, headline, channel, attempts, reason, permanent,
            next_attempt_at, told_at, bordereaux)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, (select bordereaux from incident where incident_id = ?))
        on conflict (notice_id) do update set
            state = case when notice.told_at <= excluded.told_at then excluded.state else notice.state end,
            headline = coalesce(notice.headline, excluded.headline),
            bordereaux = coalesce(notice.bordereaux, excluded.bordereaux),
            channel = case when notice.told_at <= excluded.told_at then excluded.channel else notice.channel end,
            attempts = case when notice.told_at <= excluded.told_at then excluded.attempts else notice.attempts end,
            reason = case when notice.told_at <= excluded.told_at then excluded.reason else notice.reason end,
            permanent = case when notice.told_at <= excluded.told_at then excluded.permanent else notice.permanent end,
            next_attempt_at =
                case when notice.told_at <= excluded.told_at then excluded.next_attempt_at else notice.next_attempt_at end,
            told_at = greatest(notice.told_at, excluded.told_at)
        """;

    private static final String NAMED = """
        select unnest(bordereaux) from notice where notice_id = ?
        """;

    private static final String CHANNEL_TEST = """
        insert into channel_test (channel, works, failure, code, tested_at) values (?, ?, ?, ?, ?)
        on conflict (channel) do update set
            works = excluded.works, failure = excluded.failure, code = excluded.code, tested_at = excluded.tested_at
        where channel_test.tested_at <= excluded.tested_at
        """;

    /** Told again, they have another time, by the clock of whoever tells: the order is that in which they were changed. */
    private static final String ROUTES = """
        insert into notice_routes (routes, changed_by, changed_at, told_at) values (?, ?, ?, ?)
        on conflict (only_one) do update set
            routes = excluded.routes, changed_by = excluded.changed_by, changed_at = excluded.changed_at,
            told_at = excluded.told_at
        where (coalesce(notice_routes.changed_at, '-infinity'), notice_routes.told_at)
            <= (coalesce(excluded.changed_at, '-infinity'), excluded.told_at)
        """;

    private static final String ANSWER = """
        insert into notice_answer (command_id, refusal, told_at) values (?, ?, ?) on conflict (command_id) do nothing
        """;

    private final JdbcTemplate jdbc;
    private final Steps steps;
    private final JsonMapper json;
    private final News news;

    RecordNotices(JdbcTemplate jdbc, Steps steps, JsonMapper json, News news) {
        this.jdbc = jdbc;
        this.steps = steps;
        this.json = json;
        this.news = news;
    }

    @Transactional
    public void record(List<Received> facts) {
        var story = new ArrayList<Step>();
        for (var received : facts) {
            var at = received.fact().time();
            switch (received.event()) {
                case IncidentChanged it -> incident(it, at);
                case NoticeDue it -> notice(it, "DUE", it.headline(), null, 0, null, null, it.dueAt(), at);
                case NoticeSent it -> {
                    notice(it, "SENT", null, it.channel(), it.attempts(), null, null, null, at);
                    story.addAll(steps(it, StepKind.MAILED, at));
                }
                case NoticeFailed it -> {
                    notice(
                            it,
                            "FAILED",
                            null,
                            it.channel(),
                            it.attempts(),
                            it.reason(),
                            it.permanent(),
                            it.nextAttemptAt(),
                            at);
                    story.addAll(steps(it, StepKind.MAIL_FAILED, at));
                }
                case NoticeWithheld it ->
                    notice(it, "WITHHELD", null, null, 0, it.reason().name(), null, null, at);
                case ChannelTested it -> tested(it, at);
                case NoticeRoutesChanged it -> routes(it, at);
                case IncidentCommandAnswered it ->
                    jdbc.update(
                            ANSWER,
                            it.commandId(),
                            it.refusal() == null ? null : it.refusal().name(),
                            time(at));
                default -> {}
            }
        }
        steps.add(story);
        news.tell();
    }

    private void routes(NoticeRoutesChanged it, Instant at) {
        var changedAt = it.changedBy() == null ? null : Objects.requireNonNullElse(it.changedAt(), at);
        jdbc.update(ROUTES, json.writeValueAsString(it.routes()), it.changedBy(), time(changedAt), time(at));
    }

    /** One for each bordereau that the incident named, without whom it was for; however often it fails, it fails once. */
    private List<Step> steps(Notice it, StepKind kind, Instant at) {
        var words = new Said()
                .with(Said.INCIDENT, it.incidentId())
                .with(Said.NOTICE, it.kind())
                .words();
        return jdbc.queryForList(NAMED, String.class, it.noticeId()).stream()
                .map(bordereau -> new Step(id(it, kind, bordereau), bordereau, null, at, kind, null, words))
                .toList();
    }

    private static String id(Notice it, StepKind kind, String bordereau) {
        return UUID.nameUUIDFromBytes((it.noticeId() + " " + kind + " " + bordereau).getBytes(UTF_8))
                .toString();
    }

    private void tested(ChannelTested it, Instant at) {
        var code = it.code();
        jdbc.update(CHANNEL_TEST, it.channel(), it.works(), it.failure(), code == null ? null : code.name(), time(at));
    }

    private void incident(IncidentChanged it, Instant at) {
        jdbc.update(
                INCIDENT,
                it.incidentId(),
                it.cause().name(),
                it.subject(),
                it.severity().name(),
                time(it.openedAt()),
                time(it.lastAt()),
                it.alerts(),
                it.bordereaux().toArray(String[]::new),
                it.lastDetail(),
                time(it.resolvedAt()),
                it.mutedBy(),
                it.acknowledgedBy(),
                time(it.acknowledgedAt()),
                it.assignee(),
                it.silencedBy(),
                time(it.silencedUntil()),
                it.told(),
                time(at));
    }

    private void notice(
            Notice it,
            String state,
            @Nullable String headline,
            @Nullable String channel,
            int attempts,
            @Nullable String reason,
            @Nullable Boolean permanent,
            @Nullable Instant nextAttemptAt,
            Instant at) {
        jdbc.update(
                NOTICE,
                it.noticeId(),
                it.incidentId(),
                it.kind().name(),
                it.recipient(),
                state,
                headline,
                channel,
                attempts,
                reason,
                permanent,
                time(nextAttemptAt),
                time(at),
                it.incidentId());
    }

    private static @Nullable Timestamp time(@Nullable Instant at) {
        return at == null ? null : Timestamp.from(at);
    }
}
