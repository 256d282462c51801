package tn.ars.tuniclaim.dashboard.incident;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.service.intake.Intake;

@Component
class AlertListener {

    private final Intake intake;
    private final RecordAlerts recordAlerts;

    AlertListener(Intake intake, RecordAlerts recordAlerts) {
        this.intake = intake;
        this.recordAlerts = recordAlerts;
    }

    @KafkaListener(id = "incident", idIsGroup = false, topics = "integration.alerts")
    void on(List<ConsumerRecord<String, byte[]>> batch) {
        intake.together(batch, recordAlerts::record);
    }
}
