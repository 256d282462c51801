package tn.ars.tuniclaim.dashboard.push;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tn.ars.tuniclaim.dashboard.news.News;
import tn.ars.tuniclaim.dashboard.rows.Rows;
import tn.ars.tuniclaim.dashboard.story.Steps;
import tn.ars.tuniclaim.event.PushResult;
import tn.ars.tuniclaim.event.PushResult.PushDelivered;
import tn.ars.tuniclaim.event.PushResult.PushRefused;
import tn.ars.tuniclaim.event.PushResult.PushSetAside;
import tn.ars.tuniclaim.service.intake.Received;

/** Keeps the newest result of each change, and whether a refused one has been made good; counts each result once. */
@Component
class RecordPushes {

    /** Told of under two names, on two partitions, a change has the newest one. Any result is newer than the decision. */
    private static final String UPSERT = """
        insert into push (fact_id, bordereau, bulletin, kind, state, changed_at, outcome, told_at, attempts, took_ms,
            park_reason, detail, next_attempt_at, http_status, answer)
        select * from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::timestamptz[], ?::text[],
            ?::timestamptz[], ?::int[], ?::bigint[], ?::text[], ?::text[], ?::timestamptz[], ?::int[], ?::text[])
        on conflict (fact_id) do update set
            bordereau = excluded.bordereau, outcome = excluded.outcome, told_at = excluded.told_at,
            attempts = excluded.attempts, took_ms = excluded.took_ms, park_reason = excluded.park_reason,
            detail = excluded.detail, next_attempt_at = excluded.next_attempt_at, http_status = excluded.http_status,
            answer = excluded.answer, settled_at = null
        where push.outcome = 'PENDING' or push.told_at <= excluded.told_at
        """;

    /** What these deliveries make good. */
    private static final String SETTLE = """
        update push refused set settled_at = newer.told_at
        from (select * from unnest(?::text[], ?::text[], ?::text[], ?::timestamptz[], ?::timestamptz[]))
            as newer (bordereau, bulletin, kind, changed_at, told_at)
        where refused.outcome in ('REFUSED', 'SET_ASIDE') and refused.settled_at is null
            and newer.bordereau = refused.bordereau and newer.kind = refused.kind and newer.changed_at > refused.changed_at
            and (newer.bulletin = refused.bulletin or newer.bulletin is null and refused.bulletin is null)
        """;

    /** Which of these refusals were made good before they were told of. */
    private static final String SETTLED = """
        update push refused set settled_at = newer.told_at
        from unnest(?::text[]) as this (fact_id), push newer
        where refused.fact_id = this.fact_id and refused.outcome in ('REFUSED', 'SET_ASIDE') and refused.settled_at is null
            and newer.outcome = 'DELIVERED' and newer.kind = refused.kind and newer.changed_at > refused.changed_at
            and newer.bordereau = refused.bordereau
            and (newer.bulletin = refused.bulletin or newer.bulletin is null and refused.bulletin is null)
        """;

    private final JdbcTemplate jdbc;
    private final Steps steps;
    private final Tallies tallies;
    private final News news;

    RecordPushes(JdbcTemplate jdbc, Steps steps, Tallies tallies, News news) {
        this.jdbc = jdbc;
        this.steps = steps;
        this.tallies = tallies;
        this.news = news;
    }

    @Transactional
    public void record(List<Received> facts) {
        upsert(newest(facts));
        var told = facts.stream().map(PushRow::of).toList();
        var isNew = steps.add(told.stream().map(PushRow::step).toList());
        tallies.add(distinct(told).stream()
                .filter(row -> isNew.contains(row.resultId()))
                .toList());
        news.tell();
    }

    private void upsert(Collection<Received> newest) {
        var rows = new Rows();
        var delivered = new Rows();
        var refused = new Rows();
        for (var received : newest) {
            var row = PushRow.of(received);
            rows.add(row.columns());
            switch ((PushResult) received.event()) {
                case PushDelivered _ -> delivered.add(row.thing());
                case PushRefused _, PushSetAside _ -> refused.add(row.factId());
                default -> {}
            }
        }
        rows.write(jdbc, UPSERT);
        delivered.write(jdbc, SETTLE);
        refused.write(jdbc, SETTLED);
    }

    /** A batch may have one and the same result twice. */
    private static Collection<PushRow> distinct(List<PushRow> told) {
        var distinct = new LinkedHashMap<String, PushRow>();
        told.forEach(row -> distinct.putIfAbsent(row.resultId(), row));
        return new ArrayList<>(distinct.values());
    }

    private static Collection<Received> newest(List<Received> facts) {
        var newest = new LinkedHashMap<String, Received>();
        for (var received : facts) {
            newest.merge(((PushResult) received.event()).push().factId(), received, RecordPushes::newer);
        }
        return newest.values();
    }

    private static Received newer(Received one, Received next) {
        return next.fact().time().isBefore(one.fact().time()) ? one : next;
    }
}
