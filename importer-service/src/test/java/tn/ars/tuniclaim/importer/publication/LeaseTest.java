package tn.ars.tuniclaim.importer.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import tn.ars.tuniclaim.testparts.WithParts;

/** One at a time may tell, whatever its machine does. */
@WithParts
@SpringBootTest(properties = "importer.schedule.cron=-", webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class LeaseTest {

    @Autowired
    private JdbcClient jdbc;

    private Instant now = Instant.now();
    private Lease here;
    private Lease there;

    @BeforeEach
    void nobodyTells() {
        jdbc.sql("update publication_lease set holder = null, until = null").update();
        here = new Lease(jdbc, clock());
        there = new Lease(jdbc, clock());
    }

    private Clock clock() {
        InstantSource source = () -> now;
        return source.withZone(ZoneOffset.UTC);
    }

    private void runsOutSince(Duration time) {
        jdbc.sql("update publication_lease set until = clock_timestamp() - make_interval(secs => ?)")
                .param(time.toMillis() / 1000.0)
                .update();
    }

    @Test
    void one_has_it_until_it_gives_it_back() {
        assertThat(here.take()).isTrue();
        assertThat(there.take()).isFalse();
        here.recordsAreUnderWay();
        here.recordsArrived();
        here.giveBack();
        assertThat(there.take()).isTrue();
    }

    @Test
    void lets_it_run_out_where_a_record_may_still_arrive() {
        assertThat(here.take()).isTrue();
        here.recordsAreUnderWay();
        here.giveBack();
        assertThat(there.take()).isFalse();
        assertThat(here.take()).as("the attempt may be repeated meanwhile").isTrue();

        now = now.plusSeconds(13);
        assertThat(here.take()).as("not renewed").isFalse();
        runsOutSince(Duration.ofSeconds(1));
        assertThat(here.take()).as("the others come first").isFalse();
        assertThat(there.take()).isTrue();
    }

    @Test
    void is_taken_again_where_no_other_wants_it() {
        assertThat(here.take()).isTrue();
        here.recordsAreUnderWay();
        now = now.plusSeconds(13);
        runsOutSince(Duration.ofSeconds(3));
        assertThat(here.take()).isTrue();
        here.check();
    }

    @Test
    void is_over_for_a_machine_that_slept() {
        assertThat(here.take()).isTrue();
        now = now.plusSeconds(40);
        assertThatIllegalStateException().isThrownBy(here::check);
    }

    @Test
    void does_not_last_for_ever_where_the_clock_was_set_back() {
        assertThat(here.take()).isTrue();
        runsOutSince(Duration.ofDays(-1));
        assertThat(there.take()).isTrue();
    }
}
