package tn.ars.tuniclaim.dashboard.incident;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.service.intake.Intake;

@Component
class NoticeListener {

    private final Intake intake;
    private final RecordNotices recordNotices;

    NoticeListener(Intake intake, RecordNotices recordNotices) {
        this.intake = intake;
        this.recordNotices = recordNotices;
    }

    @KafkaListener(id = "notice", idIsGroup = false, topics = "integration.notices")
    void on(List<ConsumerRecord<String, byte[]>> batch) {
        intake.together(batch, recordNotices::record);
    }
}
