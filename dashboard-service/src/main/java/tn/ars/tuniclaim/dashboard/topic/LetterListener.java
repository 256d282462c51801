package tn.ars.tuniclaim.dashboard.topic;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Not by the intake: letters are what it could not read. */
@Component
class LetterListener {

    private final Letters letters;

    LetterListener(Letters letters) {
        this.letters = letters;
    }

    @KafkaListener(id = "letter", idIsGroup = false, topics = "#{@deadLetterTopics}")
    void on(List<ConsumerRecord<String, byte[]>> batch) {
        letters.add(batch);
    }
}
