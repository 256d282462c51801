package tn.ars.tuniclaim.pusher.bordereau;

import static java.util.stream.Collectors.toMap;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
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
    public Map<BordereauReference, BordereauReference> referencesOf(Collection<BordereauReference> names) {
        return jdbc
                .sql("select name, reference from other_name where name = any(?)")
                .param(names.stream().map(BordereauReference::value).toArray(String[]::new))
                .query((row, _) -> Map.entry(name(row, "name"), name(row, "reference")))
                .list()
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static BordereauReference name(ResultSet row, String column) throws SQLException {
        return new BordereauReference(row.getString(column));
    }

    @Override
    public Known known(BordereauReference name) {
        return jdbc.sql("""
                select reference, coalesce(partner_id, reference) as path, other_name.name as other_name
                from bordereau left join other_name using (reference)
                where reference = ? or reference = (select named.reference from other_name named where named.name = ?)
                """)
                .params(name.value(), name.value())
                .query((row, _) -> new Known(
                        name(row, "reference"),
                        Optional.of(row.getString("path")),
                        Optional.ofNullable(row.getString("other_name")).map(BordereauReference::new)))
                .optional()
                .orElseGet(() -> Known.nothingOf(name));
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
