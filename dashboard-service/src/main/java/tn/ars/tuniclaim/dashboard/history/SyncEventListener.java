package tn.ars.tuniclaim.dashboard.history;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.service.intake.Intake;

@Component
class SyncEventListener {

    private final Intake intake;
    private final RecordRuns recordRuns;

    SyncEventListener(Intake intake, RecordRuns recordRuns) {
        this.intake = intake;
        this.recordRuns = recordRuns;
    }

    @KafkaListener(id = "history", idIsGroup = false, topics = "tuniclaim.sync-events")
    void on(List<ConsumerRecord<String, byte[]>> batch) {
        intake.together(batch, recordRuns::record);
    }
}
