package tn.ars.tuniclaim.service.health;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import tn.ars.tuniclaim.service.intake.StuckConsumers;
import tn.ars.tuniclaim.service.publish.EventPublisher;

@AutoConfiguration(
        afterName = {
            "org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration",
            "org.springframework.boot.health.autoconfigure.actuate.endpoint.HealthEndpointAutoConfiguration"
        })
@EnableScheduling
class HealthAutoConfiguration {

    private static final int TIMERS_AT_ONCE = 8;

    /**
     * For all timers of the service. Each goes its own way, none overlaps itself: one that waits for a server that is away holds
     * up no other.
     */
    @Bean
    ThreadPoolTaskScheduler taskScheduler() {
        var scheduler = new ThreadPoolTaskScheduler();
        scheduler.setPoolSize(TIMERS_AT_ONCE);
        scheduler.setVirtualThreads(true);
        scheduler.setThreadNamePrefix("timer-");
        return scheduler;
    }

    @Bean
    BrokerHealth kafkaHealthIndicator(KafkaAdmin admin) {
        return new BrokerHealth(admin);
    }

    /** Two parts, since a new process helps a consumer that has stopped, and not one that cannot read on. */
    @Bean
    CompositeHealthContributor consumersHealthContributor(
            KafkaListenerEndpointRegistry listeners, StuckConsumers stuck) {
        return CompositeHealthContributor.fromMap(
                Map.of("running", new RunningHealth(listeners), "reading", new ReadingHealth(stuck)));
    }

    /** The port tells apart instances on one host; in a cluster the host name alone would do. */
    @Bean
    HealthReporter healthReporter(
            HealthEndpoint health,
            EventPublisher publisher,
            Clock clock,
            @Value("${spring.application.name}") String service,
            @Value("${server.port:8080}") String port)
            throws UnknownHostException {
        var instance = InetAddress.getLocalHost().getHostName() + ":" + port;
        return new HealthReporter(health, publisher, clock, service, instance);
    }
}
