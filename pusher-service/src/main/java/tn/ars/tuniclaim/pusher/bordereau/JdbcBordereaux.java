package tn.ars.tuniclaim.pusher.bordereau;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tn.ars.tuniclaim.claim.BordereauReference;
import tn.ars.tuniclaim.event.BordereauImported;

@Repository
class JdbcBordereaux implements Bordereaux {

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    JdbcBordereaux(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    @Override
    public Optional<String> pathOf(BordereauReference bordereau) {
        return jdbc.sql("select coalesce(partner_id, reference) from bordereau where reference = ?")
                .param(bordereau.value())
                .query(String.class)
                .optional();
    }

    void learn(List<BordereauImported> snapshots) {
        batches.batchUpdate("""
                insert into bordereau (reference, partner_id) values (?, ?)
                on conflict (reference) do update set partner_id = excluded.partner_id
                where bordereau.partner_id is distinct from excluded.partner_id
                """, snapshots.stream().map(JdbcBordereaux::row).toList());
    }

    private static Object[] row(BordereauImported snapshot) {
        var partnerId = snapshot.partnerId();
        return new Object[] {snapshot.reference().value(), partnerId == null ? null : partnerId.value()};
    }
}
