package tn.ars.tuniclaim.notifier.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tn.ars.tuniclaim.notifier.mail.MailProperties.Language;
import tn.ars.tuniclaim.notifier.mail.MailProperties.Retry;

class MailPropertiesTest {

    private static final Retry RETRY = new Retry(Duration.ofSeconds(5), Duration.ofMinutes(15), Duration.ofMinutes(5));

    @ParameterizedTest
    @ValueSource(strings = {"ops", "Ops <ops@ars.tn>", "ops@", "a@ars.tn\r\nBcc: b@ars.tn", ""})
    void refuses_what_is_no_address(String address) {
        assertThatThrownBy(() -> settings(List.of(address), "alerts@ars.tn"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> settings(List.of(), address)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void pauses_double_up_to_the_longest_and_never_overflow() {
        assertThat(RETRY.after(1, 1)).isEqualTo(Duration.ofSeconds(5));
        assertThat(RETRY.after(3, 1)).isEqualTo(Duration.ofSeconds(20));
        assertThat(RETRY.after(9, 1)).isEqualTo(Duration.ofMinutes(15));
        assertThat(RETRY.after(Integer.MAX_VALUE, 1)).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void pauses_are_spread_over_their_second_half() {
        assertThat(RETRY.after(1, 0)).isEqualTo(Duration.ofMillis(2_500));
        assertThat(RETRY.after(1, 0.5)).isEqualTo(Duration.ofMillis(3_750));
    }

    @Test
    void names_mails_by_the_host_of_the_sender() {
        assertThat(settings(List.of("ops@ars.tn"), "alerts@mail.ars.tn").host()).isEqualTo("mail.ars.tn");
    }

    private static MailProperties settings(List<String> recipients, String from) {
        return new MailProperties(recipients, from, URI.create("http://localhost"), Language.FR, RETRY);
    }
}
