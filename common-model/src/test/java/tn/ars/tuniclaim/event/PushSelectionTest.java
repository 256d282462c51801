package tn.ars.tuniclaim.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class PushSelectionTest {

    @Test
    void means_all_only_where_it_says_so() {
        assertThat(PushSelection.ALL.all()).isTrue();
        assertThat(PushSelection.one("evt-1").all()).isNull();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PushSelection(null, null, null, null, null, null, null))
                .withMessageContaining("all: true");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PushSelection("evt-1", null, null, null, null, null, true))
                .withMessageContaining("all: true");
    }
}
