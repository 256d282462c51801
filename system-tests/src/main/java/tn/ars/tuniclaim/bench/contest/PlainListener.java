package tn.ars.tuniclaim.bench.contest;

import java.util.Map;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.MessageListener;

/** What {@code @KafkaListener} makes, with a thread for each partition. */
final class PlainListener implements Contestant.Running {

    private final ConcurrentMessageListenerContainer<String, byte[]> container;

    PlainListener(String topic, Contestant.Work work, Map<String, Object> settings) {
        var properties = new ContainerProperties(topic);
        properties.setMessageListener((MessageListener<String, byte[]>) work::on);
        properties.setStopImmediate(true);
        container = new ConcurrentMessageListenerContainer<>(
                new DefaultKafkaConsumerFactory<>(settings, new StringDeserializer(), new ByteArrayDeserializer()),
                properties);
        container.setConcurrency(Contestant.PARTITIONS);
        container.start();
    }

    @Override
    public void close() {
        container.stop();
    }
}
