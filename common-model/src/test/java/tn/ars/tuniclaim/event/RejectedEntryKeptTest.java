package tn.ars.tuniclaim.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class RejectedEntryKeptTest {

    private static final int MIB = 1024 * 1024;

    @Test
    void has_what_the_partner_wrote_and_its_size_in_bytes() {
        var kept = RejectedEntryKept.of(UUID.randomUUID(), 1, 7, "é");
        assertThat(kept.raw()).isEqualTo("é");
        assertThat(kept.bytes()).isEqualTo(2);
    }

    @Test
    void leaves_out_what_is_larger_than_anybody_reads_and_says_how_large_it_is() {
        var run = UUID.randomUUID();
        assertThat(RejectedEntryKept.of(run, 1, 7, "x".repeat(MIB)).raw()).hasSize(MIB);
        var larger = RejectedEntryKept.of(run, 1, 7, "x".repeat(MIB - 1) + "é");
        assertThat(larger.raw()).isNull();
        assertThat(larger.bytes()).isEqualTo(MIB + 1);
    }
}
