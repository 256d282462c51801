package tn.ars.tuniclaim.service.health;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.MessageListenerContainer;

/** Down when a consumer has stopped: nothing starts it again, so the process must be replaced. */
class RunningHealth extends AbstractHealthIndicator {

    private final KafkaListenerEndpointRegistry listeners;

    RunningHealth(KafkaListenerEndpointRegistry listeners) {
        this.listeners = listeners;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        var stopped = listeners.getListenerContainers().stream()
                .filter(container -> !container.isRunning())
                .map(MessageListenerContainer::getListenerId)
                .toList();
        if (stopped.isEmpty()) {
            health.up();
        } else {
            health.down().withDetail("stopped", stopped);
        }
    }
}
