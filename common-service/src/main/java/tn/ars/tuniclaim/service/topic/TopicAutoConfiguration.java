package tn.ars.tuniclaim.service.topic;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.KafkaAdmin;
import tn.ars.tuniclaim.event.Topic;

@AutoConfiguration(after = KafkaAutoConfiguration.class)
class TopicAutoConfiguration {

    @Bean
    KafkaAdmin.NewTopics topics() {
        return new KafkaAdmin.NewTopics(Arrays.stream(Topic.values())
                .flatMap(topic -> Stream.of(
                        declared(topic.topicName(), topic.partitions(), topic.config()),
                        declared(topic.deadLetterName(), topic.deadLetterPartitions(), topic.deadLetterConfig())))
                .toArray(NewTopic[]::new));
    }

    @Bean
    TopicTimer topicTimer(KafkaAdmin admin) {
        return new TopicTimer(admin);
    }

    private static NewTopic declared(String name, int partitions, Map<String, String> config) {
        return TopicBuilder.name(name).partitions(partitions).configs(config).build();
    }
}
