package tn.ars.tuniclaim.dashboard.letter;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tn.ars.tuniclaim.dashboard.record.RecordPlace;
import tn.ars.tuniclaim.dashboard.retention.Forgets;

/** Which dead letters were put back, when and by whom. */
@Repository
class Redrives implements Forgets {

    private final JdbcClient jdbc;
    private final Clock clock;

    Redrives(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** False when it was put back before; while somebody else is about to, this waits for the outcome. */
    boolean add(RecordPlace letter, UUID request, String account) {
        return jdbc.sql("""
            insert into redrive (topic, partition, "offset", request_id, put_back_by, put_back_at)
            values (?, ?, ?, ?, ?, ?) on conflict do nothing
            """)
                        .params(
                                letter.topic(),
                                letter.partition(),
                                letter.offset(),
                                request,
                                account,
                                clock.instant().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** How many one request has put back. */
    long of(UUID request) {
        return jdbc.sql("select count(*) from redrive where request_id = ?")
                .param(request)
                .query(Long.class)
                .single();
    }

    @Override
    public void forgetBefore(Instant then) {
        jdbc.sql("delete from redrive where put_back_at < ?")
                .param(then.atOffset(ZoneOffset.UTC))
                .update();
    }
}
