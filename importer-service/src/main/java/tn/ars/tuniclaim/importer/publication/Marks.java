package tn.ars.tuniclaim.importer.publication;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The changes that are still to be told. */
@Repository
class Marks {

    private static final int MANY = 500;

    /** Told at once, so that a batch fits into memory. */
    private static final int MANY_FACTS = 2_000;

    private final JdbcClient jdbc;

    Marks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By the row of the bordereau. */
    Map<Long, Mark> add(UUID run, Instant at, List<Change> changes) {
        var marks = new HashMap<Long, Mark>();
        jdbc.sql("""
                        insert into publication (bordereau_id, run_id, facts, at)
                        select bordereau_id, ?, facts, ? from unnest(?::bigint[], ?::integer[]) as c (bordereau_id, facts)
                        returning seq, bordereau_id, facts
                        """)
                .param(run)
                .param(at.atOffset(ZoneOffset.UTC))
                .param(changes.stream().map(Change::bordereau).toArray(Long[]::new))
                .param(changes.stream().map(Change::count).toArray(Integer[]::new))
                .query(row -> {
                    marks.put(row.getLong(2), new Mark(row.getLong(1), row.getLong(2), run, row.getInt(3), at));
                });
        return marks;
    }

    /** The oldest, each bordereau once: should one of a batch be told later than another, none overtakes its own kind. */
    List<Mark> next() {
        var oldest = jdbc.sql("select seq, bordereau_id, run_id, facts, at from publication order by seq limit " + MANY)
                .query((row, _) -> new Mark(
                        row.getLong(1),
                        row.getLong(2),
                        row.getObject(3, UUID.class),
                        row.getInt(4),
                        row.getObject(5, OffsetDateTime.class).toInstant()))
                .list();
        var batch = new ArrayList<Mark>();
        var bordereaux = new HashSet<Long>();
        var facts = 0;
        for (var mark : oldest) {
            facts += mark.count();
            if (!batch.isEmpty() && (facts > MANY_FACTS || bordereaux.contains(mark.bordereau()))) {
                break;
            }
            bordereaux.add(mark.bordereau());
            batch.add(mark);
        }
        return batch;
    }

    /** Need not be on the disk at once: what comes back after a crash is told once more. */
    @Transactional
    public void remove(Collection<Mark> told) {
        jdbc.sql("set local synchronous_commit = off").update();
        jdbc.sql("delete from publication where seq = any(?)")
                .param(told.stream().map(Mark::seq).toArray(Long[]::new))
                .update();
    }

    long countOf(UUID run) {
        return jdbc.sql("select count(*) from publication where run_id = ?")
                .param(run)
                .query(Long.class)
                .single();
    }
}
