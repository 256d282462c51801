package tn.ars.tuniclaim.importer.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class TimetableTest {

    private static final Instant NOON_IN_TUNIS = Instant.parse("2026-11-22T11:00:00Z");

    private static Timetable timetable(String cron, Duration jitter) {
        return new Timetable(new ScheduleProperties(cron, ZoneId.of("Africa/Tunis"), jitter), new Random());
    }

    @Test
    void is_meant_in_its_own_zone() {
        assertThat(timetable("0 30 12 * * *", Duration.ZERO).after(NOON_IN_TUNIS))
                .isEqualTo(Instant.parse("2026-11-22T11:30:00Z"));
    }

    @Test
    void comes_after_the_present_and_never_at_it() {
        assertThat(timetable("0 0 * * * *", Duration.ZERO).after(NOON_IN_TUNIS))
                .isEqualTo(Instant.parse("2026-11-22T12:00:00Z"));
    }

    @RepeatedTest(20)
    void spreads_the_runs_of_many_over_the_jitter() {
        assertThat(timetable("0 0 * * * *", Duration.ofSeconds(30)).after(NOON_IN_TUNIS))
                .isBetween(Instant.parse("2026-11-22T12:00:00Z"), Instant.parse("2026-11-22T12:00:30Z"));
    }

    @Test
    void may_be_never() {
        assertThat(timetable("-", Duration.ZERO).after(NOON_IN_TUNIS)).isNull();
    }

    @Test
    void refuses_what_is_no_cron_expression() {
        assertThatIllegalArgumentException().isThrownBy(() -> timetable("hourly", Duration.ZERO));
    }
}
