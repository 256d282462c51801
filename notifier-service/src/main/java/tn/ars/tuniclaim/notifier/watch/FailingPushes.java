package tn.ars.tuniclaim.notifier.watch;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tn.ars.tuniclaim.claim.BordereauReference;
import tn.ars.tuniclaim.event.ParkReason;
import tn.ars.tuniclaim.event.PushResult;
import tn.ars.tuniclaim.event.PushResult.PushParked;
import tn.ars.tuniclaim.service.intake.Received;

/** Changes that the partner fails on, from the first time until they have come to an end. */
@Repository
class FailingPushes {

    private final JdbcClient jdbc;

    FailingPushes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What is delivered, superseded or refused waits no more; most were never parked. */
    @Transactional
    public void take(List<Received> results) {
        Map<String, Received> newest = new LinkedHashMap<>();
        results.forEach(
                received -> newest.put(((PushResult) received.event()).push().factId(), received));
        var failing = newest.values().stream().filter(FailingPushes::isFailing).toList();
        var over = newest.entrySet().stream()
                .filter(entry -> !(entry.getValue().event() instanceof PushParked))
                .map(Map.Entry::getKey)
                .toList();
        if (!over.isEmpty()) {
            jdbc.sql("delete from failing_push where fact_id = any(?)")
                    .param(over.toArray(String[]::new))
                    .update();
        }
        if (!failing.isEmpty()) {
            remember(failing);
        }
    }

    private static boolean isFailing(Received received) {
        return received.event() instanceof PushParked parked && parked.reason() == ParkReason.PARTNER_FAILING;
    }

    private void remember(List<Received> failing) {
        jdbc.sql("""
            insert into failing_push (fact_id, bordereau, since)
            select * from unnest(?::text[], ?::text[], ?::timestamptz[]) on conflict do nothing\
            """)
                .param(failing.stream()
                        .map(it -> ((PushParked) it.event()).push().factId())
                        .toArray(String[]::new))
                .param(failing.stream()
                        .map(it -> ((PushParked) it.event()).push().bordereau().value())
                        .toArray(String[]::new))
                .param(failing.stream()
                        .map(it -> it.fact().time().toString())
                        .toArray(String[]::new))
                .update();
    }

    /** Those that have waited since then; empty when there are none. */
    Optional<Failing> since(Instant before) {
        return jdbc.sql("""
            select count(*) as changes, count(distinct bordereau) as bordereaux, min(bordereau) as one
            from failing_push where since <= ?\
            """)
                .param(before.atOffset(UTC))
                .query((row, _) -> new Failing(
                        row.getLong("changes"), row.getLong("bordereaux"), Optional.ofNullable(row.getString("one"))))
                .optional()
                .filter(failing -> failing.changes() > 0);
    }

    record Failing(long changes, long bordereaux, Optional<String> one) {

        Optional<BordereauReference> bordereau() {
            return one.map(BordereauReference::new);
        }
    }
}
