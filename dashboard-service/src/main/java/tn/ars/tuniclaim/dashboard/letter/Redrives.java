package tn.ars.tuniclaim.dashboard.letter;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tn.ars.tuniclaim.dashboard.record.RecordPlace;
import tn.ars.tuniclaim.dashboard.retention.Forgets;

/** Which dead letters were put back, when and by whom, and of which it was found that they cannot be. */
@Repository
class Redrives implements Forgets {

    private final JdbcClient jdbc;
    private final Clock clock;

    Redrives(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * As put back. False when it was asked for before; while somebody else is about to, this waits for the outcome. What was in its place
     * before the topic was made anew is forgotten.
     */
    boolean add(DeadLetter letter, UUID request, String account) {
        return jdbc.sql("""
            insert into redrive (topic, partition, "offset", set_aside_at, request_id, asked_by, asked_at, outcome)
            values (?, ?, ?, ?, ?, ?, ?, 'PUT_BACK')
            on conflict (topic, partition, "offset") do update set set_aside_at = excluded.set_aside_at,
                request_id = excluded.request_id, asked_by = excluded.asked_by, asked_at = excluded.asked_at,
                outcome = excluded.outcome
            where redrive.set_aside_at <> excluded.set_aside_at
            """)
                        .params(
                                letter.topic(),
                                letter.partition(),
                                letter.offset(),
                                letter.setAsideAt().atOffset(ZoneOffset.UTC),
                                request,
                                account,
                                clock.instant().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** It cannot be put back, now or ever. */
    void cannot(RecordPlace letter, Hindrance why) {
        jdbc.sql("update redrive set outcome = ? where topic = ? and partition = ? and \"offset\" = ?")
                .params(why.name(), letter.topic(), letter.partition(), letter.offset())
                .update();
    }

    /** What has come of one request. */
    Tally of(UUID request) {
        return jdbc.sql("""
            select count(*) filter (where outcome = 'PUT_BACK') as put_back,
                count(*) filter (where outcome = 'GONE') as gone,
                count(*) filter (where outcome = 'REFUSED') as refused
            from redrive where request_id = ?
            """)
                .param(request)
                .query((row, _) -> new Tally(row.getLong("put_back"), row.getLong("gone"), row.getLong("refused")))
                .single();
    }

    @Override
    public void forgetBefore(Instant then) {
        jdbc.sql("delete from redrive where asked_at < ?")
                .param(then.atOffset(ZoneOffset.UTC))
                .update();
    }

    record Tally(long putBack, long gone, long refused) {

        long all() {
            return putBack + gone + refused;
        }
    }
}
