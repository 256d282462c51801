package tn.ars.tuniclaim.service.health;

import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.health.actuate.endpoint.CompositeHealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import tn.ars.tuniclaim.event.InstanceHealthReported;
import tn.ars.tuniclaim.event.InstanceHealthReported.Health;
import tn.ars.tuniclaim.service.publish.EventPublisher;
import tn.ars.tuniclaim.service.publish.NotPublished;

/** Silence on the topic means that the instance is gone, so a report is made whatever the health. */
class HealthReporter {

    private static final Logger log = LoggerFactory.getLogger(HealthReporter.class);

    private static final Duration WHILE_RUNNING = Duration.ofSeconds(10);
    private static final Duration WHILE_STOPPING = Duration.ofSeconds(2);

    private final HealthEndpoint health;
    private final EventPublisher publisher;
    private final String service;
    private final String instance;
    private final Instant startedAt;
    private volatile boolean ready;

    HealthReporter(HealthEndpoint health, EventPublisher publisher, Clock clock, String service, String instance) {
        this.health = health;
        this.publisher = publisher;
        this.service = service;
        this.instance = instance;
        this.startedAt = clock.instant();
    }

    /** Before, an instance that only starts would look broken. */
    @EventListener(ApplicationReadyEvent.class)
    void ready() {
        ready = true;
    }

    @Scheduled(fixedRateString = "${health.interval:PT5S}")
    void tick() {
        if (!ready) {
            return;
        }
        var now = health.health();
        publish(health(now.getStatus()), parts(now), WHILE_RUNNING);
    }

    @PreDestroy
    void stopped() {
        publish(Health.STOPPED, Map.of(), WHILE_STOPPING);
    }

    private void publish(Health state, Map<String, Health> parts, Duration patience) {
        try {
            publisher.publish(new InstanceHealthReported(service, instance, state, parts, startedAt), patience);
        } catch (NotPublished unreachable) {
            log.warn("the health report waits for Kafka");
        }
    }

    private static Map<String, Health> parts(HealthDescriptor now) {
        var parts = new TreeMap<String, Health>();
        if (now instanceof CompositeHealthDescriptor composite && composite.getComponents() != null) {
            composite.getComponents().forEach((name, part) -> parts.put(name, health(part.getStatus())));
        }
        return parts;
    }

    private static Health health(Status status) {
        return switch (status.getCode()) {
            case "UP", "UNKNOWN" -> Health.UP;
            case "DEGRADED" -> Health.DEGRADED;
            default -> Health.DOWN;
        };
    }
}
