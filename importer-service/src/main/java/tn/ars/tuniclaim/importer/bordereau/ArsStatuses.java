package tn.ars.tuniclaim.importer.bordereau;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tn.ars.tuniclaim.claim.BordereauReference;
import tn.ars.tuniclaim.claim.BordereauStatus;
import tn.ars.tuniclaim.claim.BulletinStatus;
import tn.ars.tuniclaim.claim.NumeroBs;

/** The statuses that ARS's modules decided, newest each, whether or not an import has brought the bordereau yet. */
@Repository
class ArsStatuses {

    private static final String WHOLE = "";

    private final JdbcClient jdbc;

    ArsStatuses(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Until the transaction ends, nobody else writes statuses of these bordereaux. */
    void lock(Collection<BordereauReference> references) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('ars_status.' || r, 0)) from unnest(?::varchar[]) r")
                .param(values(references))
                .query()
                .listOfRows();
    }

    /** False when something newer is known. A status of the same time replaces: the topic's order settles it. */
    boolean keep(BordereauReference reference, @Nullable NumeroBs numBs, Enum<?> status, Instant at) {
        return jdbc.sql("""
                                insert into ars_status (reference, num_bs, status, changed_at) values (?, ?, ?, ?)
                                on conflict (reference, num_bs)
                                do update set status = excluded.status, changed_at = excluded.changed_at
                                where ars_status.changed_at <= excluded.changed_at
                                """)
                        .params(
                                reference.value(),
                                numBs == null ? WHOLE : numBs.value(),
                                status.name(),
                                at.atOffset(ZoneOffset.UTC))
                        .update()
                > 0;
    }

    Decided of(Collection<BordereauReference> references) {
        var decided = new HashMap<Place, String>();
        jdbc.sql("select reference, num_bs, status from ars_status where reference = any(?::varchar[])")
                .param(values(references))
                .query(row -> {
                    decided.put(new Place(row.getString(1), row.getString(2)), row.getString(3));
                });
        return new Decided(decided);
    }

    private static String[] values(Collection<BordereauReference> references) {
        return references.stream().map(BordereauReference::value).toArray(String[]::new);
    }

    private record Place(String reference, String numBs) {}

    /** What ARS decided of some bordereaux; null where it has not. */
    static final class Decided {

        private final Map<Place, String> statuses;

        private Decided(Map<Place, String> statuses) {
            this.statuses = statuses;
        }

        @Nullable
        BordereauStatus statut(BordereauReference reference) {
            var status = statuses.get(new Place(reference.value(), WHOLE));
            return status == null ? null : BordereauStatus.valueOf(status);
        }

        @Nullable
        BulletinStatus etat(BordereauReference reference, NumeroBs numBs) {
            var status = statuses.get(new Place(reference.value(), numBs.value()));
            return status == null ? null : BulletinStatus.valueOf(status);
        }
    }
}
