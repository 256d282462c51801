package tn.ars.tuniclaim.importer.bordereau;

import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tn.ars.tuniclaim.claim.BordereauReference;
import tn.ars.tuniclaim.event.BordereauStatusChanged;
import tn.ars.tuniclaim.event.BulletinStatusChanged;

/**
 * Puts ARS's decisions on the rows, so that no import moves them back, also where ARS names the bordereau by the partner's
 * id. Repeatable: the newest decision stays.
 */
@Service
public class ApplyStatus {

    private final ArsStatuses statuses;
    private final JdbcClient jdbc;

    ApplyStatus(ArsStatuses statuses, JdbcClient jdbc) {
        this.statuses = statuses;
        this.jdbc = jdbc;
    }

    /** @param at when it was decided */
    @Transactional
    public void apply(BordereauStatusChanged change, Instant at) {
        var bordereau = locked(change.bordereau());
        if (statuses.keep(bordereau, null, change.newStatus(), at)) {
            jdbc.sql("update bordereau set statut = ? where reference = ?")
                    .params(change.newStatus().name(), bordereau.value())
                    .update();
        }
    }

    /** @param at when it was decided */
    @Transactional
    public void apply(BulletinStatusChanged change, Instant at) {
        var bordereau = locked(change.bordereau());
        if (statuses.keep(bordereau, change.bulletin(), change.newStatus(), at)) {
            jdbc.sql("""
                            update bulletin_de_soin set etat = ?
                            where num_bs = ? and bordereau_id = (select id from bordereau where reference = ?)
                            """)
                    .params(change.newStatus().name(), change.bulletin().value(), bordereau.value())
                    .update();
        }
    }

    /** An import that brings the bordereau meanwhile waits, whichever of its names was locked. */
    private BordereauReference locked(BordereauReference name) {
        statuses.lock(List.of(name));
        return statuses.named(name);
    }
}
