package tn.ars.tuniclaim.importer.run;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tn.ars.tuniclaim.importer.normalize.Reading.Rejected;
import tn.ars.tuniclaim.importer.partner.Kept;
import tn.ars.tuniclaim.importer.run.Request.Reads;

/** What could not be taken over, kept until it is mended or replaced, for people to look at and to be tried again. */
@Repository
class Rejections {

    private static final int MAX_FIELD = 255;

    /** No encoding can carry them as they are. */
    private static final Pattern HALF_CHARACTERS = Pattern.compile("\\p{Cs}");

    private final JdbcClient jdbc;
    private final Clock clock;

    Rejections(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @return those that the run had not kept before */
    List<Rejected> add(UUID run, List<Rejected> rejected) {
        var added = new ArrayList<Rejected>();
        var position = 0L;
        for (var one : rejected) {
            if (one.position() != position) {
                addEntry(run, one);
                position = one.position();
            }
            if (add(run, one)) {
                added.add(one);
            }
        }
        return added;
    }

    private void addEntry(UUID run, Rejected rejected) {
        jdbc.sql("insert into rejected_entry (run_id, position, raw, at) values (?, ?, ?, ?) on conflict do nothing")
                .params(run, rejected.position(), raw(rejected), clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private boolean add(UUID run, Rejected rejected) {
        return jdbc.sql("""
                                insert into rejection
                                    (run_id, position, bulletin, reference, num_bs, field, code, expected, reason, at)
                                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                                """)
                        .param(run)
                        .param(rejected.position())
                        .param(rejected.bulletin())
                        .param(rejected.reference())
                        .param(rejected.numBs())
                        .param(cut(rejected.field()))
                        .param(rejected.code().name())
                        .param(rejected.expected())
                        .param(rejected.reason())
                        .param(clock.instant().atOffset(ZoneOffset.UTC))
                        .update()
                > 0;
    }

    private static String raw(Rejected rejected) {
        return HALF_CHARACTERS
                .matcher(rejected.raw().toString())
                .replaceAll(half -> Matcher.quoteReplacement(
                        "\\u%04x".formatted((int) half.group().charAt(0))));
    }

    private static @Nullable String cut(@Nullable String text) {
        return text == null || text.length() <= MAX_FIELD ? text : text.substring(0, MAX_FIELD);
    }

    /**
     * Marks what that run is to try again, the newest first: open rejections of entries that are still kept whole.
     *
     * @param rejectedRun null: of any run
     * @param position null: any
     */
    void chooseForRetry(UUID run, @Nullable UUID rejectedRun, @Nullable Long position) {
        jdbc.sql("""
                        with chosen as (
                            select run_id, position, row_number() over (order by at desc, run_id, position) as place
                            from rejected_entry entry
                            where raw is not null and retried_by is distinct from :run
                                and (cast(:rejectedRun as uuid) is null or run_id = :rejectedRun)
                                and (cast(:position as bigint) is null or position = :position)
                                and exists (select from rejection
                                    where run_id = entry.run_id and position = entry.position
                                        and settled is null and code <> 'UNREADABLE')),
                        last as (select coalesce(max(retried_as), 0) as place from rejected_entry where retried_by = :run)
                        update rejected_entry entry set retried_by = :run, retried_as = last.place + chosen.place
                        from chosen, last
                        where entry.run_id = chosen.run_id and entry.position = chosen.position
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
                            where run_id = entry.run_id and position = entry.position and settled is null)
                        """).param("from", from).param("to", to).update();
    }

    long toRetry(UUID run) {
        return jdbc.sql("select count(*) from rejected_entry where retried_by = ?")
                .param(run)
                .query(Long.class)
                .single();
    }

    /** What the run is to try again, fetched one by one: each may be large. */
    Iterator<Kept> retried(UUID run) {
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

    /**
     * Closes what the run mended or read again. A run that did not come to its end speaks only of what it wrote.
     *
     * @param isComplete whether it read all that it was to read
     */
    void settle(Request run, boolean isComplete) {
        if (run.reads() == Reads.LIST) {
            settleByList(run.run(), isComplete);
        } else if (isComplete) {
            settleByRetry(run.run());
        } else {
            dropOwn(run.run());
        }
    }

    private void settleByList(UUID run, boolean isComplete) {
        jdbc.sql("""
                        update rejection old set settled_by = :run, settled = case
                            when exists (
                                    select from bordereau
                                    where reference = old.reference and (old.bulletin = 0 or exists (
                                        select from bulletin_de_soin
                                        where bordereau_id = bordereau.id and num_bs = old.num_bs)))
                                and not exists (
                                    select from rejection anew
                                    where anew.run_id = :run and anew.reference = old.reference
                                        and anew.settled is null and (anew.bulletin = 0
                                        or old.bulletin > 0 and anew.num_bs is not distinct from old.num_bs))
                            then 'MENDED' else 'REPLACED' end
                        where old.settled is null and old.run_id <> :run and (:isComplete or exists (
                            select from bordereau where reference = old.reference and changed_by_run = :run))
                        """).param("run", run).param("isComplete", isComplete).update();
    }

    private void settleByRetry(UUID run) {
        jdbc.sql("""
                        update rejection old set settled_by = :run, settled = case
                            when exists (
                                select from rejection anew
                                where anew.run_id = :run and anew.position = entry.retried_as and (anew.bulletin = 0
                                    or old.bulletin > 0 and anew.num_bs is not distinct from old.num_bs))
                            then 'REPLACED' else 'MENDED' end
                        from rejected_entry entry
                        where entry.run_id = old.run_id and entry.position = old.position
                            and entry.retried_by = :run and old.settled is null
                        """).param("run", run).update();
    }

    /** What it was to try again stays open; what it rejected of it would be there twice. */
    private void dropOwn(UUID run) {
        jdbc.sql("update rejection set settled = 'REPLACED', settled_by = run_id where run_id = ? and settled is null")
                .param(run)
                .update();
    }

    boolean areAllSettled() {
        return jdbc.sql("select not exists (select from rejection where settled is null)")
                .query(Boolean.class)
                .single();
    }
}
