package tn.ars.tuniclaim.importer.run;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tn.ars.tuniclaim.importer.partner.Kept;

/** Which of the entries that runs rejected another run is to try again. */
@Repository
class Retries {

    private final JdbcClient jdbc;

    Retries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Marks what that run is to try again, the newest first: open rejections of entries that are still kept whole, and that
     * no other run is about to try.
     *
     * @param rejectedRun null: of any run
     * @param position null: any
     */
    void choose(UUID run, @Nullable UUID rejectedRun, @Nullable Long position) {
        jdbc.sql("""
                        with chosen as (
                            select run_id, reading, position,
                                row_number() over (order by at desc, run_id, position) as place
                            from rejected_entry entry
                            where raw is not null and retried_by is distinct from :run
                                and not exists (select from sync_run run
                                    where ended_at is null and entry.retried_by in (run.id, run.next_run))
                                and (cast(:rejectedRun as uuid) is null or run_id = :rejectedRun)
                                and (cast(:position as bigint) is null or position = :position)
                                and exists (select from rejection
                                    where run_id = entry.run_id and reading = entry.reading
                                        and position = entry.position and settled is null and code <> 'UNREADABLE')),
                        last as (select coalesce(max(retried_as), 0) as place from rejected_entry where retried_by = :run)
                        update rejected_entry entry set retried_by = :run, retried_as = last.place + chosen.place
                        from chosen, last
                        where entry.run_id = chosen.run_id and entry.reading = chosen.reading
                            and entry.position = chosen.position
                        """)
                .param("run", run)
                .param("rejectedRun", rejectedRun)
                .param("position", position)
                .update();
    }

    /** What one run was to try again and did not come to, another one tries. */
    void handOn(UUID from, UUID to) {
        jdbc.sql("""
                        with last as (select coalesce(max(retried_as), 0) as place from rejected_entry where retried_by = :to)
                        update rejected_entry entry set retried_by = :to, retried_as = last.place + entry.retried_as
                        from last
                        where entry.retried_by = :from and exists (select from rejection
                            where run_id = entry.run_id and reading = entry.reading and position = entry.position
                                and settled is null)
                        """).param("from", from).param("to", to).update();
    }

    long count(UUID run) {
        return jdbc.sql("select count(*) from rejected_entry where retried_by = ? and raw is not null")
                .param(run)
                .query(Long.class)
                .single();
    }

    /** What the run is to try again, fetched one by one: each may be large. */
    Iterator<Kept> of(UUID run) {
        return new Iterator<>() {
            private @Nullable Kept next = after(run, 0);

            @Override
            public boolean hasNext() {
                return next != null;
            }

            @Override
            public Kept next() {
                var present = next;
                if (present == null) {
                    throw new NoSuchElementException();
                }
                next = after(run, present.position());
                return present;
            }
        };
    }

    private @Nullable Kept after(UUID run, long position) {
        return jdbc.sql("""
                        select retried_as, raw from rejected_entry
                        where retried_by = ? and retried_as > ? and raw is not null
                        order by retried_as limit 1
                        """)
                .params(run, position)
                .query((row, _) -> new Kept(row.getLong("retried_as"), row.getString("raw")))
                .optional()
                .orElse(null);
    }
}
