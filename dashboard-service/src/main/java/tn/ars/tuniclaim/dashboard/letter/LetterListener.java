package tn.ars.tuniclaim.dashboard.letter;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.service.intake.Outages;

/** Not by the intake: letters are what it could not read. */
@Component
class LetterListener {

    private static final Logger log = LoggerFactory.getLogger(LetterListener.class);

    private final Letters letters;

    LetterListener(Letters letters) {
        this.letters = letters;
    }

    /** A letter that cannot be kept is passed over alone: where it lies it stays, and nothing behind it waits for it. */
    @KafkaListener(id = "letter", idIsGroup = false, topics = "#{@deadLetterTopics}")
    void on(List<ConsumerRecord<String, byte[]>> batch) {
        try {
            letters.add(batch);
        } catch (RuntimeException failure) {
            if (Outages.isOutage(failure)) {
                throw failure;
            }
            batch.forEach(this::alone);
        }
    }

    private void alone(ConsumerRecord<String, byte[]> letter) {
        try {
            letters.add(List.of(letter));
        } catch (RuntimeException failure) {
            if (Outages.isOutage(failure)) {
                throw failure;
            }
            log.atError()
                    .addKeyValue("topic", letter.topic())
                    .addKeyValue("partition", letter.partition())
                    .addKeyValue("offset", letter.offset())
                    .addKeyValue("failure", failure.getClass().getName())
                    .log("a dead letter could not be noted and is passed over");
        }
    }
}
