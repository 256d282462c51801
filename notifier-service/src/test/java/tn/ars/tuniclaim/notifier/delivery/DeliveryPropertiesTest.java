package tn.ars.tuniclaim.notifier.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tn.ars.tuniclaim.notifier.delivery.DeliveryProperties.Fallback;
import tn.ars.tuniclaim.notifier.delivery.DeliveryProperties.Format;
import tn.ars.tuniclaim.notifier.delivery.DeliveryProperties.Retry;
import tn.ars.tuniclaim.notifier.delivery.DeliveryProperties.Security;
import tn.ars.tuniclaim.notifier.delivery.DeliveryProperties.Webhook;

class DeliveryPropertiesTest {

    private static final Retry RETRY =
            new Retry(Duration.ofSeconds(5), Duration.ofMinutes(15), Duration.ofHours(1), Duration.ofMinutes(5));

    @ParameterizedTest
    @ValueSource(strings = {"ops", "Ops <ops@ars.tn>", "ops@", "a@ars.tn\r\nBcc: b@ars.tn", ""})
    void refuses_what_is_no_address(String address) {
        assertThatIllegalArgumentException().isThrownBy(() -> settings(address));
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
    void names_the_list_by_the_host_of_the_sender() {
        assertThat(settings("alerts@mail.ars.tn").host()).isEqualTo("mail.ars.tn");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://chat.ars.tn/x", "chat.ars.tn/x", "https:///x", "mailto:ops@ars.tn"})
    void refuses_a_webhook_that_no_http_leads_to(String url) {
        var address = URI.create(url);
        assertThatIllegalArgumentException().isThrownBy(() -> new Webhook(address, Format.JSON));
    }

    @Test
    void does_not_show_secrets() {
        assertThat(new Fallback("smtp.ars.tn", 465, Security.TLS, "ops", "geheim"))
                .asString()
                .doesNotContain("geheim");
    }

    private static DeliveryProperties settings(String from) {
        return new DeliveryProperties(from, 3, RETRY, new Fallback("", 465, Security.TLS, null, null), Map.of());
    }
}
