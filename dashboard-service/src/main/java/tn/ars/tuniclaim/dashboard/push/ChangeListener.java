package tn.ars.tuniclaim.dashboard.push;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.service.intake.Intake;

@Component
class ChangeListener {

    private final Intake intake;
    private final RecordChanges recordChanges;

    ChangeListener(Intake intake, RecordChanges recordChanges) {
        this.intake = intake;
        this.recordChanges = recordChanges;
    }

    @KafkaListener(
            id = "change",
            idIsGroup = false,
            topics = {"ars.statuses", "ars.payments", "ars.reclamations"},
            concurrency = "${dashboard.consumers:2}",
            properties = "max.poll.records=${dashboard.batch:2000}")
    void on(List<ConsumerRecord<String, byte[]>> batch) {
        intake.lookOn(batch, recordChanges::record);
    }
}
