package tn.ars.tuniclaim.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import tn.ars.tuniclaim.event.PushCommand.PushReplayRequested;

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

    @Test
    void is_replayed_at_a_rate_that_one_transaction_bears() {
        assertThat(new PushReplayRequested(PushSelection.ALL, false, 1_000, "amira").perSecond())
                .isEqualTo(1_000);
        for (var rate : List.of(0, 1_001, Integer.MAX_VALUE)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new PushReplayRequested(PushSelection.ALL, false, rate, "amira"))
                    .withMessage("perSecond must be from 1 to 1000");
        }
    }
}
