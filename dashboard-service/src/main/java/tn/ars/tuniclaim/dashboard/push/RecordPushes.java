package tn.ars.tuniclaim.dashboard.push;

import java.sql.Timestamp;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tn.ars.tuniclaim.claim.NumeroBs;
import tn.ars.tuniclaim.event.Fact;
import tn.ars.tuniclaim.event.PushResult;
import tn.ars.tuniclaim.event.PushResult.PushParked;
import tn.ars.tuniclaim.event.PushResult.PushRefused;
import tn.ars.tuniclaim.service.intake.Received;

/** Keeps the newest result of each change, and whether a refused one has been made good. */
@Component
class RecordPushes {

    /** Told of under two names, on two partitions, a change has the newest one. */
    private static final String UPSERT = """
            insert into push (fact_id, bordereau, bulletin, kind, state, changed_at, outcome, told_at, park_reason,
                http_status, answer)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (fact_id) do update set
                bordereau = excluded.bordereau, outcome = excluded.outcome, told_at = excluded.told_at,
                park_reason = excluded.park_reason, http_status = excluded.http_status, answer = excluded.answer,
                made_good_at = null
            where push.told_at <= excluded.told_at
            """;

    private static final String MAKE_GOOD = """
            update push refused set made_good_at = newer.told_at
            from push newer
            where refused.outcome = 'REFUSED' and refused.made_good_at is null and newer.outcome = 'DELIVERED'
                and newer.bordereau = refused.bordereau and newer.kind = refused.kind
                and coalesce(newer.bulletin, '') = coalesce(refused.bulletin, '')
                and newer.changed_at > refused.changed_at
            """;
    private static final String BY_THESE = MAKE_GOOD + "and newer.fact_id = any (?)";
    private static final String THESE = MAKE_GOOD + "and refused.fact_id = any (?)";

    private final JdbcTemplate jdbc;

    RecordPushes(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional
    public void record(List<Received> facts) {
        var newest = newest(facts);
        jdbc.batchUpdate(
                UPSERT, newest.stream().map(received -> row(received.fact())).toList());
        var these = newest.stream().map(RecordPushes::change).toArray(String[]::new);
        jdbc.update(BY_THESE, (Object) these);
        jdbc.update(THESE, (Object) these);
    }

    private static Collection<Received> newest(List<Received> facts) {
        var newest = new LinkedHashMap<String, Received>();
        for (var received : facts) {
            newest.merge(change(received), received, RecordPushes::newer);
        }
        return newest.values();
    }

    private static Received newer(Received one, Received next) {
        return next.fact().time().isBefore(one.fact().time()) ? one : next;
    }

    private static String change(Received received) {
        return ((PushResult) received.event()).push().factId();
    }

    private static @Nullable Object[] row(Fact<?> fact) {
        var result = (PushResult) fact.event();
        var push = result.push();
        return new @Nullable Object[] {
            push.factId(),
            push.bordereau().value(),
            text(push.bulletin()),
            push.kind().name(),
            push.state(),
            Timestamp.from(push.changedAt()),
            Outcome.of(result).name(),
            Timestamp.from(fact.time()),
            result instanceof PushParked parked ? parked.reason().name() : null,
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
