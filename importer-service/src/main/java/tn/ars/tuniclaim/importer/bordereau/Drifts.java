package tn.ars.tuniclaim.importer.bordereau;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import tn.ars.tuniclaim.claim.BordereauStatus;
import tn.ars.tuniclaim.claim.BulletinStatus;
import tn.ars.tuniclaim.event.Event;
import tn.ars.tuniclaim.event.SyncEvent.DriftNoticed;
import tn.ars.tuniclaim.service.outbox.Outbox;

/** Where the partner says something else than ARS holds: kept and told once for each difference, when it is first heard. */
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
                    drift.numBs() == null ? null : drift.numBs().value(),
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

    /** A word that is no status may be anything, also about a person: it stays in the table. */
    private static String known(Drift drift) {
        var word = drift.partnerWord();
        var isStatus = BordereauStatus.fromPartner(word).isPresent()
                || BulletinStatus.fromPartner(word).isPresent();
        return isStatus ? word : DriftNoticed.NO_STATUS;
    }
}
