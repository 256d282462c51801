package tn.ars.tuniclaim.pusher.push;

import static org.assertj.core.api.Assertions.assertThat;
import static tn.ars.tuniclaim.pusher.change.Changes.MIDNIGHT;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DelaysTest {

    private final Delays delays = new Delays(
            Duration.ofSeconds(5), Duration.ofHours(1), Clock.fixed(MIDNIGHT, ZoneOffset.UTC), new Random(7));

    @ParameterizedTest
    @CsvSource({"0, 4, 5", "1, 8, 10", "4, 64, 80", "9, 2048, 2560", "10, 2880, 3600", "1000000, 2880, 3600"})
    void doubles_with_each_failure_up_to_its_bound_and_never_hits_the_same_instant(int failures, int least, int most) {
        for (var draw = 0; draw < 100; draw++) {
            assertThat(delays.after(failures, null)).isBetween(MIDNIGHT.plusSeconds(least), MIDNIGHT.plusSeconds(most));
        }
        assertThat(delays.after(failures, null)).isNotEqualTo(delays.after(failures, null));
    }

    @Test
    void waits_as_long_as_the_partner_asked_for_and_no_less_than_its_own_delay() {
        assertThat(delays.after(0, Duration.ofMinutes(10))).isEqualTo(MIDNIGHT.plusSeconds(600));
        assertThat(delays.after(10, Duration.ofSeconds(1))).isAfter(MIDNIGHT.plusSeconds(2000));
    }
}
