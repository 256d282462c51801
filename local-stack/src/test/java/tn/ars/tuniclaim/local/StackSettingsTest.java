package tn.ars.tuniclaim.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StackSettingsTest {
    private static final Map<String, String> REAL_PARTNER = Map.of("TUNICLAIM_BASE_URL", "https://partner.example/api");
    private static final Map<String, String> REAL_MAIL = Map.of("SPRING_MAIL_HOST", "smtp.example");

    @Test
    void pretends_no_activity_before_a_real_partner_or_kafka() {
        assertThat(StackSettings.usualActivity(Map.of())).isEqualTo(1);
        assertThat(StackSettings.usualActivity(REAL_PARTNER)).isZero();
        assertThat(StackSettings.usualActivity(Map.of("SPRING_KAFKA_BOOTSTRAP_SERVERS", "kafka.example:9092")))
                .isZero();
    }

    @Test
    void refuses_activity_before_a_real_partner() {
        assertThat(settings(REAL_PARTNER, 0.1).complaints())
                .singleElement()
                .asString()
                .contains("--activity", "https://partner.example/api");
        assertThat(settings(REAL_PARTNER, 0).complaints()).isEmpty();
        assertThat(settings(Map.of(), 1).complaints()).isEmpty();
    }

    @Test
    void refuses_real_mail_that_nobody_is_to_get() {
        assertThat(settings(REAL_MAIL, 0).complaints())
                .singleElement()
                .asString()
                .contains("NOTIFIER_RECIPIENTS");
    }

    @Test
    void mails_whom_the_environment_names() {
        assertThat(settings(Map.of(), 0).recipients()).isEqualTo("ops@ars.local");
        var named = settings(Map.of("SPRING_MAIL_HOST", "smtp.example", "NOTIFIER_RECIPIENTS", "amira@ars.example"), 0);
        assertThat(named.recipients()).isEqualTo("amira@ars.example");
        assertThat(named.complaints()).isEmpty();
    }

    private static StackSettings settings(Map<String, String> environment, double activity) {
        return new StackSettings(
                new Home(Path.of("home")),
                Path.of("."),
                Path.of("apps"),
                environment,
                new PortOptions(),
                new PartnerOptions(),
                activity,
                false,
                false);
    }
}
