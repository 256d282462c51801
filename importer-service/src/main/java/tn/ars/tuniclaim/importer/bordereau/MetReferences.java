package tn.ars.tuniclaim.importer.bordereau;

import static java.util.stream.Collectors.toCollection;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tn.ars.tuniclaim.claim.BordereauReference;

/** What this reading of the partner's list has met already; in the database, since the list may be of any length. */
@Repository
class MetReferences {

    private final JdbcClient jdbc;

    MetReferences(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Not by truncating, which would wait for the end of a backup and hold up the run's heartbeat meanwhile. */
    void forget() {
        jdbc.sql("delete from met_reference").update();
    }

    /** Those among the references that had not been met. */
    Set<BordereauReference> add(Collection<BordereauReference> references) {
        if (references.isEmpty()) {
            return Set.of();
        }
        return jdbc
                .sql("""
                        insert into met_reference (reference) select unnest(?::varchar[])
                        on conflict do nothing returning reference
                        """)
                .param(references.stream()
                        .map(BordereauReference::value)
                        .distinct()
                        .toArray(String[]::new))
                .query(String.class)
                .list()
                .stream()
                .map(BordereauReference::new)
                .collect(toCollection(HashSet::new));
    }
}
