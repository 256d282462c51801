package tn.ars.tuniclaim.importer.bordereau;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import jakarta.persistence.EntityManager;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import tn.ars.tuniclaim.claim.BordereauReference;
import tn.ars.tuniclaim.claim.NumeroBs;

/** The rows of bordereaux with all that hangs on them. */
@Repository
class Bordereaux {

    private final EntityManager entities;
    private final JdbcTemplate jdbc;

    Bordereaux(EntityManager entities, JdbcTemplate jdbc) {
        this.entities = entities;
        this.jdbc = jdbc;
    }

    /** What suffices to see that a bordereau is as it was. */
    Map<BordereauReference, Glance> glance(Collection<BordereauReference> references) {
        return entities.createQuery(
                        "select b.reference, b.fingerprint, b.changedByRun from Bordereau b where b.reference in :references",
                        Glance.class)
                .setParameter("references", references)
                .getResultStream()
                .collect(toMap(Glance::reference, Function.identity()));
    }

    Map<BordereauReference, Bordereau> load(Collection<BordereauReference> references) {
        return entities.createQuery("""
                        select b from Bordereau b join fetch b.client left join fetch b.prestataire
                        where b.reference in :references
                        """, Bordereau.class)
                .setParameter("references", references)
                .getResultStream()
                .collect(toMap(Bordereau::reference, Function.identity()));
    }

    Map<BordereauReference, Map<NumeroBs, BulletinDeSoin>> bulletinsOf(Collection<Bordereau> bordereaux) {
        return entities.createQuery(
                        "select s from BulletinDeSoin s where s.bordereau in :bordereaux", BulletinDeSoin.class)
                .setParameter("bordereaux", bordereaux)
                .getResultStream()
                .collect(groupingBy(
                        bulletin -> bulletin.bordereau().reference(),
                        toMap(BulletinDeSoin::numBs, Function.identity())));
    }

    void add(Object row) {
        entities.persist(row);
    }

    void removeItemsOf(Collection<BulletinDeSoin> bulletins) {
        if (!bulletins.isEmpty()) {
            entities.createQuery("delete from BulletinItem i where i.bulletin in :bulletins")
                    .setParameter("bulletins", bulletins)
                    .executeUpdate();
        }
    }

    void addDrifts(Collection<Drift> drifts, UUID run, Instant at) {
        List<Object[]> rows = drifts.stream()
                .map(drift -> new Object[] {
                    drift.reference().value(),
                    drift.numBs() == null ? null : drift.numBs().value(),
                    drift.arsStatus().name(),
                    drift.partnerWord(),
                    run,
                    Timestamp.from(at)
                })
                .toList();
        jdbc.batchUpdate(
                "insert into drift (reference, num_bs, ars_status, partner_word, run_id, at) values (?, ?, ?, ?, ?, ?)",
                rows);
    }

    /** Sends to the database what it has been given. */
    void flush() {
        entities.flush();
    }

    record Glance(BordereauReference reference, String fingerprint, UUID changedByRun) {}
}
