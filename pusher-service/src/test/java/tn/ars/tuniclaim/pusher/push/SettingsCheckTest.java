package tn.ars.tuniclaim.pusher.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.mock.env.MockEnvironment;
import tn.ars.tuniclaim.pusher.park.MemoryPark;

class SettingsCheckTest {

    private static final Duration RESERVE = Duration.ofSeconds(19);
    private static final Duration LONG_RESERVE = Duration.ofSeconds(40);

    @Test
    void settings_that_fit_together_are_fine() {
        assertThatCode(() -> check(RESERVE.minusMillis(1), 60, 300_000)).doesNotThrowAnyException();
    }

    @Test
    void a_call_must_end_under_its_claim() {
        assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
                .isThrownBy(() -> check(RESERVE, 60, 300_000))
                .withMessageContaining("tuniclaim.call-timeout")
                .satisfies(wrong -> assertThat(wrong.getReason()).contains("tuniclaim.park.claim-reserve"));
    }

    @Test
    void a_call_must_end_while_it_is_waited_for_at_a_stop() {
        assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
                .isThrownBy(() -> check(PushConfiguration.PATIENCE, LONG_RESERVE, 60, 300_000))
                .withMessageContaining("tuniclaim.call-timeout")
                .satisfies(wrong -> assertThat(wrong.getReason()).contains("at a stop"));
    }

    @Test
    void a_silent_database_must_be_missed_before_the_consumer_is() {
        for (var seconds : new int[] {0, 280, 300}) {
            assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
                    .isThrownBy(() -> check(Duration.ofSeconds(15), seconds, 300_000))
                    .withMessageContaining("socketTimeout");
        }
        assertThatExceptionOfType(InvalidConfigurationPropertyValueException.class)
                .isThrownBy(() -> check(Duration.ofSeconds(15), 60, 70_000));
    }

    private static void check(Duration longestCall, int silenceSeconds, int pollIntervalMillis) {
        check(longestCall, RESERVE, silenceSeconds, pollIntervalMillis);
    }

    private static void check(Duration longestCall, Duration reserve, int silenceSeconds, int pollIntervalMillis) {
        var partner = new FakePartner() {
            @Override
            public Duration longestCall() {
                return longestCall;
            }
        };
        var park = new MemoryPark(Clock.systemUTC()) {
            @Override
            public Duration claimReserve() {
                return reserve;
            }
        };
        var consumers =
                new DefaultKafkaConsumerFactory<String, byte[]>(Map.of("max.poll.interval.ms", pollIntervalMillis));
        var environment = new MockEnvironment()
                .withProperty(
                        "spring.datasource.hikari.data-source-properties.socketTimeout",
                        Integer.toString(silenceSeconds));
        var _ = new SettingsCheck(partner, park, consumers, environment);
    }
}
