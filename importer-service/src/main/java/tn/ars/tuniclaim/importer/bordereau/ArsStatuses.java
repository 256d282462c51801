package tn.ars.tuniclaim.importer.bordereau;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
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

    /** Until the transaction ends, nobody else writes statuses under these names of bordereaux. */
    void lock(Collection<BordereauReference> names) {
        jdbc.sql("""
                        select count(pg_advisory_xact_lock(hashtextextended('ars_status.' || name, 0)))
                        from unnest(?::varchar[]) name
                        """).param(values(names)).query(Long.class).single();
    }

    /** The reference of the one bordereau that has the name as its partner id; else the name, which is or will be a reference. */
    BordereauReference named(BordereauReference name) {
        return jdbc.sql("""
                        select min(reference) from bordereau where partner_id = ?
                            and not exists (select from bordereau b where b.reference = ?)
                        having count(*) = 1
                        """)
                .params(name.value(), name.value())
                .query(String.class)
                .optional()
                .map(BordereauReference::new)
                .orElse(name);
    }

    /** What was decided under a partner id before its bordereau was known goes over to the reference; the newest stays. */
    void rename(Map<BordereauReference, BordereauReference> references) {
        jdbc.sql("""
                        with renamed as (
                            delete from ars_status using unnest(?::varchar[], ?::varchar[]) as n (id, bordereau)
                            where reference = n.id
                                and not exists (select from bordereau b where b.reference = n.id)
                                and not exists (
                                    select from bordereau b where b.partner_id = n.id and b.reference <> n.bordereau)
                            returning n.bordereau, num_bs, status, changed_at)
                        insert into ars_status (reference, num_bs, status, changed_at) select * from renamed
                        on conflict (reference, num_bs)
                        do update set status = excluded.status, changed_at = excluded.changed_at
                        where ars_status.changed_at < excluded.changed_at
                        """)
                .params(values(references.keySet()), values(references.values()))
                .update();
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
        var decided = new HashMap<Place, Decision<String>>();
        jdbc.sql("select reference, num_bs, status, changed_at from ars_status where reference = any(?::varchar[])")
                .param(values(references))
                .query(row -> {
                    decided.put(
                            new Place(row.getString(1), row.getString(2)),
                            new Decision<>(
                                    row.getString(3),
                                    row.getObject(4, OffsetDateTime.class).toInstant()));
                });
        return new Decided(decided);
    }

    private static String[] values(Collection<BordereauReference> references) {
        return references.stream().map(BordereauReference::value).toArray(String[]::new);
    }

    private record Place(String reference, String numBs) {}

    /** @param at when ARS decided it */
    record Decision<S>(S status, Instant at) {

        private <T> Decision<T> as(Function<S, T> type) {
            return new Decision<>(type.apply(status), at);
        }
    }

    /** What ARS decided of some bordereaux; null where it has not. */
    static final class Decided {

        private final Map<Place, Decision<String>> decisions;

        private Decided(Map<Place, Decision<String>> decisions) {
            this.decisions = decisions;
        }

        @Nullable
        Decision<BordereauStatus> statut(BordereauReference reference) {
            var decision = decisions.get(new Place(reference.value(), WHOLE));
            return decision == null ? null : decision.as(BordereauStatus::valueOf);
        }

        @Nullable
        Decision<BulletinStatus> etat(BordereauReference reference, NumeroBs numBs) {
            var decision = decisions.isEmpty() ? null : decisions.get(new Place(reference.value(), numBs.value()));
            return decision == null ? null : decision.as(BulletinStatus::valueOf);
        }
    }
}
