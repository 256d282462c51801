package tn.ars.tuniclaim.importer.run;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tn.ars.tuniclaim.importer.normalize.Reading.Rejected;

/** What could not be taken over, kept for people to look at. */
@Repository
class Rejections {

    private static final int MAX_RAW = 20_000;
    private static final int MAX_FIELD = 255;

    private final JdbcClient jdbc;
    private final Clock clock;

    Rejections(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** False when the run has kept it before. */
    boolean add(UUID run, Rejected rejected) {
        return jdbc.sql("""
                                insert into rejection
                                    (run_id, position, bulletin, reference, num_bs, field, reason, raw, at)
                                values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                                """)
                        .param(run)
                        .param(rejected.position())
                        .param(rejected.bulletin())
                        .param(rejected.reference())
                        .param(rejected.numBs())
                        .param(cut(rejected.field(), MAX_FIELD))
                        .param(rejected.reason())
                        .param(cut(rejected.raw().toString(), MAX_RAW))
                        .param(clock.instant().atOffset(ZoneOffset.UTC))
                        .update()
                > 0;
    }

    private static @Nullable String cut(@Nullable String text, int atMost) {
        return text == null || text.length() <= atMost ? text : text.substring(0, atMost);
    }
}
