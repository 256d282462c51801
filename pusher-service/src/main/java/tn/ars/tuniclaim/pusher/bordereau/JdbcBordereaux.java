package tn.ars.tuniclaim.pusher.bordereau;

import static java.util.stream.Collectors.toMap;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tn.ars.tuniclaim.claim.BordereauReference;
import tn.ars.tuniclaim.event.BordereauImported;
import tn.ars.tuniclaim.pusher.together.Together;

@Repository
class JdbcBordereaux implements Bordereaux {

    private static final int LOOKUPS_AT_ONCE = 200;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final Together<BordereauReference, Known> lookups = Together.inDatabase(LOOKUPS_AT_ONCE, this::known);

    JdbcBordereaux(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    @Override
    public Map<BordereauReference, BordereauReference> referencesOf(Collection<BordereauReference> names) {
        var asked = names.stream().map(BordereauReference::value).toArray(String[]::new);
        return jdbc
                .sql("""
                select reference as name, reference from bordereau where reference = any(?)
                union all
                select name, reference from other_name where name = any(?)
                """)
                .params(asked, asked)
                .query((row, _) -> Map.entry(name(row, "name"), name(row, "reference")))
                .list()
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static BordereauReference name(ResultSet row, String column) throws SQLException {
        return new BordereauReference(row.getString(column));
    }

    /** Every visit leaves a lane under its name, also one under another name. */
    @Override
    public Known known(BordereauReference name) {
        return lookups.ask(name);
    }

    private List<Known> known(List<BordereauReference> names) {
        var known = new HashMap<String, Known>();
        jdbc.sql("""
                select asked.name as asked, reference, coalesce(partner_id, reference) as path,
                    (select other.name from other_name other
                     where other.reference = bordereau.reference and exists (select from lane where lane.bordereau = other.name))
                    as other_name
                from unnest(?::text[]) as asked (name)
                join bordereau on reference = coalesce(
                    (select named.reference from other_name named where named.name = asked.name), asked.name)
                """)
                .param(names.stream().map(BordereauReference::value).toArray(String[]::new))
                .query((row, _) -> known.put(
                        row.getString("asked"),
                        new Known(
                                name(row, "reference"),
                                Optional.of(row.getString("path")),
                                Optional.ofNullable(row.getString("other_name")).map(BordereauReference::new))))
                .list();
        return names.stream()
                .map(name -> known.getOrDefault(name.value(), Known.nothingOf(name)))
                .toList();
    }

    /** Some of those that nobody knew when they were asked for, and that were imported since. */
    List<BordereauReference> knownAgain() {
        return jdbc.sql("""
                select bordereau from lane where unknown and (
                    exists (select from bordereau where bordereau.reference = lane.bordereau)
                    or exists (select from other_name where other_name.name = lane.bordereau))
                limit ?
                """)
                .param(LOOKUPS_AT_ONCE)
                .query((row, _) -> name(row, "bordereau"))
                .list();
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
