package tn.ars.tuniclaim.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TopicTest {

    private static final String KEPT = "retention.ms";
    private static final String SEGMENT = "segment.ms";

    @Test
    void keeps_dead_letters_of_rejected_entries_no_longer_than_the_entries() {
        assertThat(Topic.REJECTED_ENTRIES.deadLetterConfig())
                .containsEntry(KEPT, millis(30))
                .containsEntry(SEGMENT, millis(1));
        assertThat(Topic.STATUSES.deadLetterConfig()).containsEntry(KEPT, millis(90));
    }

    private static String millis(int days) {
        return Long.toString(Duration.ofDays(days).toMillis());
    }
}
