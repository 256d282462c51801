package tn.ars.tuniclaim.service;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.MessageListenerContainer;
import tn.ars.tuniclaim.testparts.WithParts;

/** Test classes share contexts: what one reads from the topics would be found in the tables of the next. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "spring.kafka.listener.auto-startup=false")
@WithParts
class ListenersKeptOffTest {

    @Autowired
    ConfigurableApplicationContext context;

    @Autowired
    KafkaListenerEndpointRegistry listeners;

    @Test
    void listeners_that_a_setting_keeps_off_stay_off_when_the_context_was_paused_and_comes_back() {
        context.pause();
        context.restart();

        assertThat(listeners.getListenerContainers()).isNotEmpty().noneMatch(MessageListenerContainer::isRunning);
    }
}
