package tn.ars.tuniclaim.dashboard.claim;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.service.intake.Intake;

@Component
class ImportListener {

    private final Intake intake;
    private final RecordClaims recordClaims;

    ImportListener(Intake intake, RecordClaims recordClaims) {
        this.intake = intake;
        this.recordClaims = recordClaims;
    }

    @KafkaListener(
            id = "claim",
            idIsGroup = false,
            topics = {"tuniclaim.bordereaux", "tuniclaim.bulletins"},
            concurrency = "${dashboard.consumers:2}",
            properties = "max.poll.records=${dashboard.batch:2000}")
    void on(List<ConsumerRecord<String, byte[]>> batch) {
        intake.lookOn(batch, recordClaims::record);
    }
}
