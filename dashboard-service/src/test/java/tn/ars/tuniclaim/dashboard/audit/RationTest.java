package tn.ars.tuniclaim.dashboard.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class RationTest {

    private Instant now = Instant.parse("2026-01-05T08:00:00Z");
    private final Ration ration = new Ration(2, () -> now);

    @Test
    void ends_and_is_there_again_after_a_minute() {
        assertThat(ration.take()).isTrue();
        assertThat(ration.take()).isTrue();
        assertThat(ration.take()).isFalse();
        now = now.plusSeconds(59);
        assertThat(ration.take()).isFalse();
        now = now.plusSeconds(1);
        assertThat(ration.take()).isTrue();
        assertThat(ration.take()).isTrue();
        assertThat(ration.take()).isFalse();
    }
}
