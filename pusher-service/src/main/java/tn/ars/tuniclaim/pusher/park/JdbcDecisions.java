package tn.ars.tuniclaim.pusher.park;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tn.ars.tuniclaim.claim.BordereauReference;
import tn.ars.tuniclaim.event.PushSelection;

/** When something was given up, parked or decided is told by the database's clock, which all instances share. */
@Repository
class JdbcDecisions implements Decisions {

    private static final String SELECTED = """
            (cast(:factId as text) is null or one.fact_id = :factId)
            and (cast(:bordereau as text) is null or one.bordereau = :bordereau)
            and (cast(:kind as text) is null or one.kind = :kind)
            and (cast(:reason as text) is null or one.reason = :reason)
            and (cast(:from as timestamptz) is null or one.fact_time >= :from)
            and (cast(:until as timestamptz) is null or one.fact_time < :until)
            """;

    private static final String TO_BE_DECIDED = "one.since <= :askedAt and " + SELECTED;

    private final JdbcClient jdbc;
    private final ParkedRecords records;
    private final JdbcPark park;
    private final Clock clock;

    JdbcDecisions(JdbcClient jdbc, ParkedRecords records, JdbcPark park, Clock clock) {
        this.jdbc = jdbc;
        this.records = records;
        this.park = park;
        this.clock = clock;
    }

    @Override
    public Counts count(PushSelection selection) {
        return selecting("""
                select count(*) as kept, count(*) filter (where journal.bordereau is null) as needed
                from undelivered one left join journal on journal.bordereau = one.bordereau
                    and journal.bulletin = one.bulletin and journal.kind = one.kind
                    and (journal.fact_time, journal.fact_offset) > (one.fact_time, one.fact_offset)
                where\s""" + SELECTED, selection)
                .query((row, _) -> new Counts(row.getLong("kept"), row.getLong("needed")))
                .single();
    }

    @Override
    public boolean isAnyLeft(Decision decision) {
        return deciding("select exists (select from undelivered one where " + TO_BE_DECIDED + ")", decision)
                .query(Boolean.class)
                .single();
    }

    @Override
    @Transactional
    public Taken takeGivenUp(Decision decision, int most) {
        return taken(deciding("""
                with taken as (
                    select fact_id from (select *, given_up_at as since from given_up where decided_at is null) as one
                    where\s""" + TO_BE_DECIDED + """
                    order by fact_time, fact_offset limit :most)
                update given_up set decided_at = clock_timestamp(), decision = :decision, decided_by = :by, because = :because
                from taken where given_up.fact_id = taken.fact_id and decided_at is null
                returning topic, bordereau, fact_offset, headers, value
                """, decision).param("most", most));
    }

    private Taken taken(StatementSpec taking) {
        var rows = taking.query((row, _) -> records.restore(row)).list();
        return new Taken(rows.size(), records.read(rows));
    }

    @Override
    public List<BordereauReference> waiting(Decision decision, int most) {
        return deciding("""
                select bordereau, min(fact_time) from undelivered one
                where one.reason = 'PARKED' and\s""" + TO_BE_DECIDED + """
                and not exists (
                    select from lane where lane.bordereau = one.bordereau and lane.claimed_until >= clock_timestamp())
                group by bordereau order by min(fact_time) limit :most
                """, decision)
                .param("most", most)
                .query((row, _) -> new BordereauReference(row.getString("bordereau")))
                .list();
    }

    /** The lane first, as all do who add there; who takes the claim over waits for it, too. */
    @Override
    @Transactional
    public Taken takeParked(Decision decision, BordereauReference bordereau, Claim claim, int most) {
        jdbc.sql("select 1 from lane where bordereau = ? for update")
                .param(bordereau.value())
                .query(Integer.class)
                .optional();
        claim.hold();
        return switch (decision.verdict()) {
            case REPLAYED -> release(decision, bordereau, most);
            case DISCARDED -> withdraw(decision, bordereau, most);
        };
    }

    private static final String THESE = """
            fact_id in (
                select fact_id from undelivered one
                where one.bordereau = :ofBordereau and one.reason = 'PARKED' and\s""" + TO_BE_DECIDED + """
                order by fact_time, fact_offset limit :most)
            """;

    private Taken release(Decision decision, BordereauReference bordereau, int most) {
        var released =
                taken(deciding("update parked set released_at = clock_timestamp() where " + THESE + """
                returning topic, bordereau, fact_offset, headers, value
                """, decision)
                        .param("ofBordereau", bordereau.value())
                        .param("most", most));
        park.setFree(Set.of(bordereau));
        park.hasten(bordereau, clock.instant());
        return released;
    }

    private Taken withdraw(Decision decision, BordereauReference bordereau, int most) {
        var withdrawn = taken(deciding("with gone as (delete from parked where " + THESE + """
                    returning *)
                insert into given_up (fact_id, bordereau, bulletin, kind, fact_time, fact_offset, topic, headers, value, reason,
                    given_up_at, decided_at, decision, decided_by, because)
                select fact_id, bordereau, bulletin, kind, fact_time, fact_offset, topic, headers, value, 'PARKED',
                    clock_timestamp(), clock_timestamp(), :decision, :by, :because from gone
                on conflict (fact_id) do update set
                    reason = excluded.reason, given_up_at = excluded.given_up_at, decided_at = excluded.decided_at,
                    decision = excluded.decision, decided_by = excluded.decided_by, because = excluded.because
                returning topic, bordereau, fact_offset, headers, value
                """, decision)
                .param("ofBordereau", bordereau.value())
                .param("most", most));
        park.settle(bordereau);
        if (withdrawn.count() > 0) {
            park.hasten(bordereau, clock.instant());
        }
        return withdrawn;
    }

    private StatementSpec deciding(String sql, Decision decision) {
        return selecting(sql, decision.selection())
                .param("askedAt", utc(decision.askedAt()))
                .param("decision", decision.verdict().name())
                .param("by", decision.by())
                .param("because", decision.because());
    }

    private StatementSpec selecting(String sql, PushSelection selection) {
        var bordereau = selection.bordereau();
        return jdbc.sql(sql)
                .param("factId", selection.factId())
                .param("bordereau", bordereau == null ? null : bordereau.value())
                .param("kind", name(selection.kind()))
                .param("reason", name(selection.reason()))
                .param("from", utc(selection.from()))
                .param("until", utc(selection.until()));
    }

    private static @Nullable String name(@Nullable Enum<?> word) {
        return word == null ? null : word.name();
    }

    private static @Nullable Object utc(@Nullable Instant time) {
        return time == null ? null : time.atOffset(ZoneOffset.UTC);
    }
}
