package tn.ars.tuniclaim.testparts;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;

/**
 * Spring's tests pause a cached context while another one is in use. When it comes back, the registry would start even those
 * listeners that {@code spring.kafka.listener.auto-startup} keeps off.
 */
final class ListenersKeptOff implements BeanPostProcessor {
    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (bean instanceof KafkaListenerEndpointRegistry listeners) {
            listeners.setAlwaysStartAfterRefresh(false);
        }
        return bean;
    }
}
