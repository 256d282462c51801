package tn.ars.tuniclaim.dashboard.push;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.service.intake.Intake;

@Component
class PushResultListener {

    private final Intake intake;
    private final RecordPushes recordPushes;

    PushResultListener(Intake intake, RecordPushes recordPushes) {
        this.intake = intake;
        this.recordPushes = recordPushes;
    }

    @KafkaListener(
            id = "push",
            idIsGroup = false,
            topics = "tuniclaim.push-results",
            concurrency = "${dashboard.consumers:2}",
            properties = "max.poll.records=${dashboard.batch:2000}")
    void on(List<ConsumerRecord<String, byte[]>> batch) {
        intake.together(batch, recordPushes::record);
    }
}
