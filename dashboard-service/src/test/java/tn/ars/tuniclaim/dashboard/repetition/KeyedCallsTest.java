package tn.ars.tuniclaim.dashboard.repetition;

import static org.assertj.core.api.Assertions.assertThat;
import static tn.ars.tuniclaim.dashboard.Told.NOON;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tn.ars.tuniclaim.dashboard.DashboardTest;

@DashboardTest
class KeyedCallsTest {

    private static final String ONE = "1".repeat(64);
    private static final String OTHER = "2".repeat(64);

    @Autowired
    JdbcClient jdbc;

    private final String id = UUID.randomUUID().toString();

    @Test
    void remembers_the_first_call_for_another_instance_and_after_a_restart() {
        var first = new KeyedCall(id, ONE, NOON);
        assertThat(after(0).first(first)).isEqualTo(first);
        assertThat(after(60).first(new KeyedCall(id, OTHER, NOON.plusSeconds(60))))
                .isEqualTo(first);
    }

    @Test
    void forgets_a_key_when_it_was_not_used_for_long() {
        var first = new KeyedCall(id, ONE, NOON);
        var later = new KeyedCall(id, OTHER, NOON.plusSeconds(90));
        after(0).first(first);
        after(60).first(first);
        after(90).forgetBefore(NOON.plusSeconds(60));
        assertThat(after(60).first(later)).isEqualTo(first);
        after(90).forgetBefore(NOON.plusSeconds(61));
        assertThat(after(90).first(later)).isEqualTo(later);
    }

    private KeyedCalls after(long seconds) {
        return new KeyedCalls(jdbc, Clock.fixed(NOON.plusSeconds(seconds), ZoneOffset.UTC));
    }
}
