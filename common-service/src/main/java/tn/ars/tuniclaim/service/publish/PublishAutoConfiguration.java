package tn.ars.tuniclaim.service.publish;

import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.kafka.autoconfigure.DefaultKafkaProducerFactoryCustomizer;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.core.KafkaTemplate;
import tn.ars.tuniclaim.event.EventCodec;

@AutoConfiguration(before = KafkaAutoConfiguration.class)
class PublishAutoConfiguration {

    private static final int CLOSE_SECONDS = 3;

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    /** What is not sent by then is told again by the outbox, or was answered for as not published. */
    @Bean
    DefaultKafkaProducerFactoryCustomizer closesInTime() {
        return factory -> factory.setPhysicalCloseTimeout(CLOSE_SECONDS);
    }

    @Bean
    EventCodec eventCodec() {
        return new EventCodec();
    }

    @Bean
    Facts facts(Clock clock, @Value("${spring.application.name}") String service) {
        return new Facts(clock, service);
    }

    @Bean
    EventPublisher eventPublisher(KafkaTemplate<String, byte[]> kafka, EventCodec codec, Facts facts) {
        return new EventPublisher(kafka, codec, facts);
    }
}
