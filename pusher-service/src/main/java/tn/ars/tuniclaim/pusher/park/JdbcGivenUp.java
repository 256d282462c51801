package tn.ars.tuniclaim.pusher.park;

import java.time.Duration;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tn.ars.tuniclaim.event.Undelivered;
import tn.ars.tuniclaim.pusher.change.Change;

/** When something was given up or decided is told by the database's clock, which all instances share. */
@Repository
class JdbcGivenUp implements GivenUpChanges {

    private static final int BATCH = 1_000;

    private final JdbcClient jdbc;
    private final ParkedRecords records;

    JdbcGivenUp(JdbcClient jdbc, ParkedRecords records) {
        this.jdbc = jdbc;
        this.records = records;
    }

    @Override
    public void keep(Change change, Undelivered reason) {
        var record = records.write(change);
        jdbc.sql("""
                insert into given_up (fact_id, bordereau, bulletin, kind, fact_time, fact_offset, topic, headers, value, reason, given_up_at)
                values (?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, clock_timestamp())
                on conflict (fact_id) do update set
                    reason = excluded.reason, given_up_at = excluded.given_up_at, decided_at = null
                """)
                .params(
                        change.id(),
                        change.bordereau().value(),
                        records.bulletin(change),
                        change.thing().kind().name(),
                        change.moment().time().atOffset(ZoneOffset.UTC),
                        change.offset(),
                        record.topic(),
                        records.headers(record),
                        record.value(),
                        reason.name())
                .update();
    }

    /** Those that a person decided about so long ago. What nobody decided about stays. */
    void forgetOlderThan(Duration age) {
        for (var forgotten = BATCH; forgotten == BATCH; ) {
            forgotten = jdbc.sql("""
                    delete from given_up where fact_id in (
                        select fact_id from given_up
                        where decided_at < clock_timestamp() - make_interval(secs => ?) limit ?)
                    """).params(age.toSeconds(), BATCH).update();
        }
    }
}
