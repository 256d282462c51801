package tn.ars.tuniclaim.pusher.push;

import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.core.env.Environment;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.pusher.park.Park;
import tn.ars.tuniclaim.pusher.partner.Partner;

/** Settings of several rooms that only fit together; where they do not, nothing starts. */
@Component
class SettingsCheck {

    private static final String SILENCE = "spring.datasource.hikari.data-source-properties.socketTimeout";
    private static final int DEFAULT_POLL_INTERVAL_MILLIS = 300_000;

    SettingsCheck(Partner partner, Park park, ConsumerFactory<?, ?> consumers, Environment environment) {
        callsEndUnderTheirClaims(partner.longestCall(), park.claimReserve());
        callsEndBeforeTheirPartitionsGo(partner.longestCall());
        pollsComeInTime(
                Duration.ofSeconds(environment.getProperty(SILENCE, Integer.class, 0)), pollInterval(consumers));
    }

    private static void callsEndUnderTheirClaims(Duration longestCall, Duration claimReserve) {
        if (longestCall.compareTo(claimReserve) >= 0) {
            throw new InvalidConfigurationPropertyValueException(
                    "tuniclaim.call-timeout",
                    longestCall,
                    "it must be shorter than tuniclaim.park.claim-reserve, " + claimReserve
                            + ", or another instance could speak for a bordereau during a call");
        }
    }

    private static void callsEndBeforeTheirPartitionsGo(Duration longestCall) {
        if (longestCall.compareTo(PushConfiguration.PATIENCE) >= 0) {
            throw new InvalidConfigurationPropertyValueException(
                    "tuniclaim.call-timeout",
                    longestCall,
                    "it must be shorter than the %s for which calls under way are waited for at a stop"
                            .formatted(PushConfiguration.PATIENCE));
        }
    }

    /** Between two polls, the lanes' thread may wait for a silent database, and at a rebalance for what is under way. */
    private static void pollsComeInTime(Duration silence, Duration pollInterval) {
        var longest = silence.plus(PushConfiguration.PATIENCE);
        if (!silence.isPositive() || longest.compareTo(pollInterval) >= 0) {
            throw new InvalidConfigurationPropertyValueException(
                    SILENCE,
                    silence.toSeconds(),
                    "it must be at least 1 s, and with %s for calls under way shorter than max.poll.interval.ms, %s, or a silent database takes the partitions away"
                            .formatted(PushConfiguration.PATIENCE, pollInterval));
        }
    }

    private static Duration pollInterval(ConsumerFactory<?, ?> consumers) {
        var millis = consumers.getConfigurationProperties().get(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG);
        return Duration.ofMillis(millis == null ? DEFAULT_POLL_INTERVAL_MILLIS : Long.parseLong(millis.toString()));
    }
}
