package tn.ars.tuniclaim.notifier.incident;

import static java.time.ZoneOffset.UTC;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tn.ars.tuniclaim.event.AlertCause;
import tn.ars.tuniclaim.event.Withheld;
import tn.ars.tuniclaim.notifier.incident.Turn.Matter;
import tn.ars.tuniclaim.notifier.incident.Turn.Raised;
import tn.ars.tuniclaim.notifier.incident.Turn.Resolved;

/** All incidents; of one cause and subject, one at most is open. Locks let others refer to the row, as a symptom does to its cause. */
@Repository
class Incidents {

    private static final String RAISE = """
        insert into incident as known
            (cause, subject, parts, open_parts, opened_at, last_at, heard_at, alerts, bordereaux, first_detail,
            last_detail, due_at, reported_at)
        select cause, subject, array_remove(array[part], ''), jsonb_build_object(part, last_at), first_at, last_at, :now,
            alerts, string_to_array(bordereaux, E'\\n'), first_detail, last_detail, due_at, :now
        from unnest(:causes::text[], :subjects::text[], :parts::text[], :firstAt::timestamptz[], :lastAt::timestamptz[],
                :alerts::bigint[], :bordereaux::text[], :firstDetails::text[], :lastDetails::text[], :due::timestamptz[])
            with ordinality as turn (cause, subject, part, first_at, last_at, alerts, bordereaux, first_detail,
                last_detail, due_at, place)
        order by place
        on conflict (cause, subject) where resolved_at is null do update set
            last_at = greatest(known.last_at, excluded.last_at),
            heard_at = excluded.heard_at,
            over_at = null,
            flaps = known.flaps + (known.over_at is not null)::int,
            parts = known.parts || array(select unnest(excluded.parts) except select unnest(known.parts)),
            open_parts = (
                select jsonb_object_agg(part, at)
                from (select part, max(at::timestamptz) as at
                    from (select * from jsonb_each_text(known.open_parts)
                        union all select * from jsonb_each_text(excluded.open_parts)) as said (part, at)
                    group by part) as newest),
            alerts = known.alerts + excluded.alerts,
            last_detail = excluded.last_detail,
            due_at = least(known.due_at, excluded.due_at),
            bordereaux = array(
                select reference
                from unnest(known.bordereaux || excluded.bordereaux) with ordinality as hit (reference, place)
                group by reference order by min(place) limit %s)
        returning *\
        """.formatted(Turn.MAX_BORDEREAUX);

    private final JdbcClient jdbc;

    Incidents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Opens an incident for each, or counts the alerts on the open one; all in one statement, which locks them in this order.
     *
     * @param raised of one incident each
     * @return in the same order
     */
    List<Incident> raise(List<Raised> raised, Duration gathering, Instant now) {
        var incidents = jdbc
                .sql(RAISE)
                .param("causes", texts(raised, turn -> turn.matter().cause().name()))
                .param("subjects", texts(raised, turn -> turn.matter().incidentSubject()))
                .param("parts", texts(raised, turn -> turn.matter().part().orElse("")))
                .param("firstAt", texts(raised, turn -> micros(turn.firstAt())))
                .param("lastAt", texts(raised, turn -> micros(turn.lastAt())))
                .param(
                        "alerts",
                        raised.stream().map(turn -> (long) turn.alerts()).toArray(Long[]::new))
                .param("bordereaux", texts(raised, turn -> String.join("\n", turn.bordereaux())))
                .param("firstDetails", texts(raised, Raised::firstDetail))
                .param("lastDetails", texts(raised, Raised::lastDetail))
                .param("due", texts(raised, turn -> micros(turn.firstAt().plus(gathering))))
                .param("now", now.atOffset(UTC))
                .query(IncidentRows::incident)
                .list()
                .stream()
                .collect(Collectors.toMap(
                        incident -> new Matter(incident.cause(), incident.subject()), Function.identity()));
        return raised.stream()
                .map(turn -> Objects.requireNonNull(incidents.get(turn.matter().incident())))
                .toList();
    }

    private static String[] texts(List<Raised> raised, Function<Raised, String> text) {
        return raised.stream().map(text).toArray(String[]::new);
    }

    /** What the database keeps of it. Cut, not rounded: no alert looks later than the word that it is over. */
    private static String micros(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS).toString();
    }

    /**
     * The incident that this word concerns, over or with a part less to wait for; none when none is open, or it was raised again
     * later than this word was said.
     */
    Optional<Incident> over(Resolved resolved) {
        var matter = resolved.matter();
        return jdbc.sql("""
            update incident set
                open_parts = open_parts - :part::text,
                over_at = case when open_parts - :part::text = '{}' then greatest(opened_at, :at) end,
                due_at = least(due_at, :at)
            where cause = :cause and subject = :subject and resolved_at is null
                and (open_parts ->> :part::text)::timestamptz <= :at returning *\
            """)
                .param("part", matter.part().orElse(""))
                .param("at", resolved.at().atOffset(UTC))
                .param("cause", matter.cause().name())
                .param("subject", matter.incidentSubject())
                .query(IncidentRows::incident)
                .optional();
    }

    /** One that is to be looked at, with a lock that others pass by. */
    Optional<Incident> nextDue(Instant now) {
        return jdbc.sql("""
            select * from incident where due_at <= ? and resolved_at is null
            order by due_at limit 1 for no key update skip locked\
            """)
                .param(now.atOffset(UTC))
                .query(IncidentRows::incident)
                .optional();
    }

    /** Locked; empty when there is none of that id. */
    Optional<Incident> of(UUID id) {
        return jdbc.sql("select * from incident where id = ? for no key update")
                .param(id)
                .query(IncidentRows::incident)
                .optional();
    }

    /** An open incident of one of these causes. */
    Optional<UUID> openOf(Collection<AlertCause> causes) {
        return jdbc.sql("select id from incident where cause = any(?) and resolved_at is null limit 1")
                .param(causes.stream().map(AlertCause::name).toArray(String[]::new))
                .query(UUID.class)
                .optional();
    }

    void postpone(UUID id, Instant until) {
        jdbc.sql("update incident set due_at = ? where id = ?")
                .params(until.atOffset(UTC), id)
                .update();
    }

    Incident told(UUID id, Instant now) {
        return one("""
            update incident set told = told + 1, told_at = :now, told_alerts = alerts, withheld = null, due_at = :now
            where id = :id returning *\
            """, id, now);
    }

    /** What was told before counts from now on; what was not told yet is only noted. */
    void withheld(UUID id, Withheld reason, Instant now) {
        jdbc.sql("""
            update incident set withheld = ?, told_at = case when told > 0 then ? end, due_at = ?
            where id = ?\
            """)
                .params(reason.name(), now.atOffset(UTC), now.atOffset(UTC), id)
                .update();
    }

    Incident resolved(UUID id, Instant at) {
        return one("""
            update incident set resolved_at = greatest(opened_at, :now), silenced_by = null, silenced_until = null,
                muted_by = null
            where id = :id returning *\
            """, id, at);
    }

    Incident muted(UUID id, @Nullable UUID by) {
        return jdbc.sql("update incident set muted_by = ? where id = ? returning *")
                .param(by)
                .param(id)
                .query(IncidentRows::incident)
                .single();
    }

    /** The symptoms of what is over are looked at again after that pause: they may be over, too. */
    List<Incident> unmuted(UUID cause, Instant look) {
        return jdbc.sql("update incident set muted_by = null, due_at = ? where muted_by = ? and resolved_at is null"
                        + " returning *")
                .params(look.atOffset(UTC), cause)
                .query(IncidentRows::incident)
                .list();
    }

    /** The end of a silence that has lasted as long as it was to. */
    Incident unsilenced(UUID id, Instant now) {
        return one("""
            update incident set silenced_by = null, silenced_until = null, withheld = null, due_at = :now
            where id = :id returning *\
            """, id, now);
    }

    Incident acknowledged(UUID id, String by, Instant now) {
        return jdbc.sql("update incident set acknowledged_by = ?, acknowledged_at = ? where id = ? returning *")
                .params(by, now.atOffset(UTC), id)
                .query(IncidentRows::incident)
                .single();
    }

    Incident assigned(UUID id, @Nullable String assignee) {
        return jdbc.sql("update incident set assignee = ? where id = ? returning *")
                .param(assignee)
                .param(id)
                .query(IncidentRows::incident)
                .single();
    }

    Incident silenced(UUID id, String by, @Nullable Instant until) {
        return jdbc.sql("""
            update incident set silenced_by = ?, silenced_until = ?, due_at = least(due_at, coalesce(?::timestamptz, due_at))
            where id = ? returning *\
            """)
                .param(by)
                .param(utc(until))
                .param(utc(until))
                .param(id)
                .query(IncidentRows::incident)
                .single();
    }

    /** Those with alerts that were not reported yet; reported with this. */
    List<Incident> unreported(Instant now, Duration pause) {
        return jdbc.sql("""
            update incident set reported_alerts = alerts, reported_at = :now
            where id in (select id from incident
                where resolved_at is null and alerts > reported_alerts and reported_at <= :before
                order by id for no key update skip locked)
            returning *\
            """)
                .param("now", now.atOffset(UTC))
                .param("before", now.minus(pause).atOffset(UTC))
                .query(IncidentRows::incident)
                .list();
    }

    private Incident one(String update, UUID id, Instant now) {
        return jdbc.sql(update)
                .param("id", id)
                .param("now", now.atOffset(UTC))
                .query(IncidentRows::incident)
                .single();
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(UTC);
    }
}
