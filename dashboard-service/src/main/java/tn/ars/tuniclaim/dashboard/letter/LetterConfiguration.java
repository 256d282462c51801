package tn.ars.tuniclaim.dashboard.letter;

import java.util.Arrays;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tn.ars.tuniclaim.event.Topic;

@Configuration(proxyBeanMethods = false)
class LetterConfiguration {

    @Bean
    List<String> deadLetterTopics() {
        return Arrays.stream(Topic.values()).map(Topic::deadLetterName).toList();
    }
}
