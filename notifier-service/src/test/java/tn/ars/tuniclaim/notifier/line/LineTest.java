package tn.ars.tuniclaim.notifier.line;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LineTest {

    @Test
    void text_of_others_becomes_one_bounded_line() {
        assertThat(Line.of(" a\r\nBcc: x\0y\t ")).isEqualTo("a Bcc: x y");
        assertThat(Line.of("é".repeat(10_000))).hasSize(500).endsWith("é…");
        assertThat(Line.of("é".repeat(500))).isEqualTo("é".repeat(500));
    }

    @Test
    void no_character_is_cut_in_two() {
        assertThat(Line.of("é".repeat(498) + "😀😀")).isEqualTo("é".repeat(498) + "…");
        assertThat(Line.of("é".repeat(497) + "😀😀")).isEqualTo("é".repeat(497) + "😀…");
    }
}
