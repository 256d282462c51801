package tn.ars.tuniclaim.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MontantTest {

    @ParameterizedTest
    @CsvSource({"0, 0.000", "12.5, 12.500", "1e3, 1000.000", "-0.001, -0.001", "1.2300, 1.230"})
    void has_three_decimals_however_it_was_written(String text, String canonical) {
        assertThat(Montant.of(text)).hasToString(canonical);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "1,5", "1.2345", "1000000000000", "1e999999999", "NaN", "0x10"})
    void refuses_nonsense(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Montant.of(text));
    }

    @Test
    void is_equal_when_the_amount_is() {
        assertThat(Montant.of("1.5")).isEqualTo(Montant.of("1.500"));
    }
}
