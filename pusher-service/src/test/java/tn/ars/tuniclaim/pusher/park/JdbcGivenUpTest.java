package tn.ars.tuniclaim.pusher.park;

import static org.assertj.core.api.Assertions.assertThat;
import static tn.ars.tuniclaim.pusher.change.Changes.aStatus;

import java.time.Duration;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tn.ars.tuniclaim.event.EventCodec;
import tn.ars.tuniclaim.event.Undelivered;
import tn.ars.tuniclaim.pusher.PusherDatabase;
import tn.ars.tuniclaim.pusher.change.ReadableChanges;
import tools.jackson.databind.json.JsonMapper;

class JdbcGivenUpTest {

    private static final DataSource DATABASE = PusherDatabase.fresh();

    private final JdbcClient jdbc = JdbcClient.create(DATABASE);
    private final JdbcGivenUp givenUp =
            new JdbcGivenUp(jdbc, new ParkedRecords(ReadableChanges::of, new EventCodec(), JsonMapper.shared()));

    @Test
    void forgets_what_was_decided_long_ago_and_nothing_that_nobody_decided_about() {
        IntStream.range(0, 1_005)
                .forEach(number -> givenUp.keep(aStatus("g" + number, "BRD-old", "BS-1", number), Undelivered.REFUSED));
        jdbc.sql("update given_up set given_up_at = clock_timestamp() - interval '800 days'")
                .update();
        jdbc.sql("update given_up set decided_at = clock_timestamp() - interval '366 days' where fact_id <> 'g0'")
                .update();
        jdbc.sql("update given_up set decided_at = clock_timestamp() - interval '364 days' where fact_id = 'g1'")
                .update();

        givenUp.forgetOlderThan(Duration.ofDays(365));

        assertThat(jdbc.sql("select fact_id from given_up").query(String.class).list())
                .containsExactlyInAnyOrder("g0", "g1");
    }
}
