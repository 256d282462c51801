package tn.ars.tuniclaim.importer.bordereau;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import tn.ars.tuniclaim.claim.BordereauReference;
import tn.ars.tuniclaim.claim.BordereauStatus;
import tn.ars.tuniclaim.claim.BulletinStatus;
import tn.ars.tuniclaim.claim.NumeroBs;
import tn.ars.tuniclaim.event.Event;
import tn.ars.tuniclaim.event.SyncEvent.DriftEnded;
import tn.ars.tuniclaim.event.SyncEvent.DriftNoticed;
import tn.ars.tuniclaim.service.outbox.Outbox;

/**
 * Where the partner says something else than ARS holds: kept and told once for each difference, when it is first heard, and once
 * more when the two agree again.
 */
@Repository
class Drifts {

    private final JdbcTemplate jdbc;
    private final Outbox outbox;

    Drifts(JdbcTemplate jdbc, Outbox outbox) {
        this.jdbc = jdbc;
        this.outbox = outbox;
    }

    void add(Collection<Drift> drifts, UUID run, Instant at) {
        List<Object[]> rows = drifts.stream()
                .map(drift -> new Object[] {
                    drift.reference().value(),
                    value(drift.numBs()),
                    drift.arsStatus().name(),
                    drift.arsChangedAt() == null ? null : Timestamp.from(drift.arsChangedAt()),
                    drift.partnerWord(),
                    run,
                    Timestamp.from(at)
                })
                .toList();
        jdbc.batchUpdate("""
                insert into drift (reference, num_bs, ars_status, ars_changed_at, partner_word, run_id, at)
                values (?, ?, ?, ?, ?, ?, ?)
                """, rows);
        outbox.add(drifts.stream()
                .map(drift -> new DriftNoticed(
                        run,
                        drift.reference(),
                        drift.numBs(),
                        drift.arsStatus().name(),
                        drift.arsChangedAt(),
                        known(drift)))
                .toArray(Event[]::new));
    }

    /** Most agreements are about nothing that ever differed, and are passed over. */
    void end(Collection<Agreement> agreements, UUID run, Instant at) {
        if (agreements.isEmpty()) {
            return;
        }
        var ended = jdbc.query(
                """
                update drift set ended_at = ?
                from unnest(?::varchar[], ?::varchar[], ?::varchar[]) as agreed (reference, num_bs, status)
                where drift.reference = agreed.reference and coalesce(drift.num_bs, '') = coalesce(agreed.num_bs, '')
                    and drift.ended_at is null
                returning agreed.reference, agreed.num_bs, agreed.status
                """,
                (row, _) -> ended(row, run),
                Timestamp.from(at),
                agreements.stream().map(each -> each.reference().value()).toArray(String[]::new),
                agreements.stream().map(each -> value(each.numBs())).toArray(String[]::new),
                agreements.stream().map(each -> each.status().name()).toArray(String[]::new));
        // Once, however many differences were noted one after the other.
        outbox.add(ended.stream().distinct().toArray(Event[]::new));
    }

    private static DriftEnded ended(ResultSet row, UUID run) throws SQLException {
        var numBs = row.getString(2);
        return new DriftEnded(
                run,
                new BordereauReference(row.getString(1)),
                numBs == null ? null : new NumeroBs(numBs),
                row.getString(3));
    }

    private static @Nullable String value(@Nullable NumeroBs numBs) {
        return numBs == null ? null : numBs.value();
    }

    /** A word that is no status may be anything, also about a person: it stays in the table. */
    private static String known(Drift drift) {
        var word = drift.partnerWord();
        var isStatus = BordereauStatus.fromPartner(word).isPresent()
                || BulletinStatus.fromPartner(word).isPresent();
        return isStatus ? word : DriftNoticed.NO_STATUS;
    }
}
