package tn.ars.tuniclaim.service.intake;

import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.DefaultKafkaConsumerFactoryCustomizer;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.ExponentialBackOff;
import tn.ars.tuniclaim.event.EventCodec;
import tn.ars.tuniclaim.service.publish.EventPublisher;
import tn.ars.tuniclaim.service.publish.Facts;

@AutoConfiguration(before = KafkaAutoConfiguration.class)
class IntakeAutoConfiguration {

    private static final long FIRST_PAUSE_MILLIS = 500;
    private static final long LONGEST_PAUSE_MILLIS = 15_000;

    /** Its consumer cannot be stopped meanwhile. */
    private static final Duration ALERT_PATIENCE = Duration.ofSeconds(5);

    @Bean
    DeadLetters deadLetters(
            KafkaTemplate<String, byte[]> kafka,
            EventPublisher publisher,
            EventCodec codec,
            Facts facts,
            Clock clock,
            @Value("${spring.application.name}") String service) {
        return new DeadLetters(kafka, publisher, codec, facts, clock, service);
    }

    @Bean
    Intake intake(EventCodec codec, DeadLetters deadLetters, Clock clock) {
        return new Intake(codec, deadLetters, clock);
    }

    @Bean
    StuckConsumers stuckConsumers(EventPublisher publisher, Clock clock) {
        return new StuckConsumers(alert -> publisher.publish(alert, ALERT_PATIENCE), clock);
    }

    @Bean
    DefaultKafkaConsumerFactoryCustomizer noPollEndsItsConsumer() {
        return factory -> factory.addPostProcessor(Polls::throwExceptionsOnly);
    }

    @Bean
    FailingPolls failingPolls(StuckConsumers stuck) {
        return new FailingPolls(pauses(), stuck);
    }

    /** What a listener throws is an outage: the batch waits for its end, however long that takes. */
    @Bean
    PatientErrorHandler waitForTheEndOfTheOutage(FailingPolls polls) {
        return new PatientErrorHandler(pauses(), polls);
    }

    private static BackOff pauses() {
        var pauses = new ExponentialBackOff(FIRST_PAUSE_MILLIS, ExponentialBackOff.DEFAULT_MULTIPLIER);
        pauses.setMaxInterval(LONGEST_PAUSE_MILLIS);
        return pauses;
    }
}
