package tn.ars.tuniclaim.event;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tn.ars.tuniclaim.event.Alert.AlertResolved;

class FactTest {

    /** Some databases cannot keep them, and an id that cannot be kept cannot be recognised. */
    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\u0000b", "a\nb"})
    void refuses_an_id_that_cannot_be_kept(String id) {
        var event = new AlertResolved(AlertCause.PARTNER_UNAVAILABLE, null);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Fact<>(id, Instant.EPOCH, URI.create("/ars/test"), event))
                .withMessageContaining("ce_id");
    }
}
