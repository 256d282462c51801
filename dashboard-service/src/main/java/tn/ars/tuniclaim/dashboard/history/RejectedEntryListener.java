package tn.ars.tuniclaim.dashboard.history;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.service.intake.Intake;

@Component
class RejectedEntryListener {

    private final Intake intake;
    private final RejectedEntries entries;

    RejectedEntryListener(Intake intake, RejectedEntries entries) {
        this.intake = intake;
        this.entries = entries;
    }

    @KafkaListener(id = "rejected-entries", idIsGroup = false, topics = "tuniclaim.rejected-entries")
    void on(List<ConsumerRecord<String, byte[]>> batch) {
        intake.together(batch, entries::record);
    }
}
