package tn.ars.tuniclaim.importer.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import tn.ars.tuniclaim.event.SyncForecast;
import tn.ars.tuniclaim.event.SyncForecast.Basis;
import tn.ars.tuniclaim.importer.partner.Pace;

class SourcesTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Pace QUARTER = new Pace(MINUTE, OptionalDouble.of(0.25));
    private static final Pace ENDLESS = new Pace(MINUTE, OptionalDouble.empty());

    @Test
    void reckons_by_the_length_of_what_is_read_where_it_is_known() {
        assertThat(Sources.forecast(100, QUARTER, () -> OptionalLong.of(9)))
                .contains(new SyncForecast(400, Duration.ofMinutes(3), Basis.LENGTH));
    }

    @Test
    void reckons_by_the_last_run_otherwise() {
        assertThat(Sources.forecast(100, ENDLESS, () -> OptionalLong.of(150)))
                .contains(new SyncForecast(150, Duration.ofSeconds(30), Basis.LAST_RUN));
    }

    @Test
    void does_not_promise_less_than_has_come() {
        assertThat(Sources.forecast(200, ENDLESS, () -> OptionalLong.of(150)))
                .contains(new SyncForecast(200, Duration.ZERO, Basis.LAST_RUN));
    }

    @Test
    void says_nothing_while_nothing_is_known() {
        assertThat(Sources.forecast(0, QUARTER, () -> OptionalLong.of(9))).isEmpty();
        assertThat(Sources.forecast(5, ENDLESS, OptionalLong::empty)).isEmpty();
    }
}
