package tn.ars.tuniclaim.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReferenceTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", " BRD-1", "BRD-1 ", "BRD\n1", "BRD\u00001", "BRD\ud800"})
    void refuses_what_two_people_could_not_write_down_alike(String value) {
        assertThatIllegalArgumentException().isThrownBy(() -> new BordereauReference(value));
        assertThatIllegalArgumentException().isThrownBy(() -> new NumeroBs(value));
    }

    @Test
    void is_at_most_128_characters_long() {
        assertThat(new BordereauReference("x".repeat(128)).value()).hasSize(128);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BordereauReference("x".repeat(129)))
                .withMessageContaining("128");
    }
}
