package tn.ars.tuniclaim.dashboard.answer;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.service.intake.Intake;

@Component
class PushEventListener {

    private final Intake intake;
    private final RecordAnswers recordAnswers;

    PushEventListener(Intake intake, RecordAnswers recordAnswers) {
        this.intake = intake;
        this.recordAnswers = recordAnswers;
    }

    @KafkaListener(id = "push-event", idIsGroup = false, topics = "tuniclaim.push-events")
    void on(List<ConsumerRecord<String, byte[]>> batch) {
        intake.together(batch, recordAnswers::record);
    }
}
