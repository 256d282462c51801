package tn.ars.tuniclaim.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tn.ars.tuniclaim.simulator.dataset.Oddities;
import tn.ars.tuniclaim.simulator.form.BadField;

class MainTest {

    @Test
    void starts_realistic_on_its_usual_ports() {
        var settings = Main.settings();
        assertThat(settings.port()).isEqualTo(9090);
        assertThat(settings.adminPort()).isEqualTo(9091);
        assertThat(settings.ledger()).isNull();
        assertThat(settings.dataset().oddities()).isSameAs(Oddities.REALISTIC);
    }

    @Test
    void takes_options_in_both_forms() {
        var settings = Main.settings("--port", "1", "--seed=5", "--bordereaux", "9", "--ledger=l.mv", "--items=0");
        assertThat(settings.port()).isEqualTo(1);
        assertThat(settings.dataset().seed()).isEqualTo(5);
        assertThat(settings.dataset().bordereaux()).isEqualTo(9);
        assertThat(settings.dataset().itemsPerBulletin()).isZero();
        assertThat(settings.ledger()).isEqualTo(Path.of("l.mv"));
    }

    @ParameterizedTest
    @CsvSource({"--port=x,port", "--color=red,color", "--oddities=wild,oddities", "--bordereaux=-1,bordereaux"})
    void names_the_option_that_is_wrong(String argument, String name) {
        assertThatThrownBy(() -> Main.settings(argument))
                .isInstanceOfSatisfying(
                        BadField.class, wrong -> assertThat(wrong.field()).isEqualTo(name));
    }
}
