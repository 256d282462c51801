package tn.ars.tuniclaim.dashboard.health;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.service.intake.Intake;

@Component
class HealthListener {

    private final Intake intake;
    private final RecordHealth recordHealth;

    HealthListener(Intake intake, RecordHealth recordHealth) {
        this.intake = intake;
        this.recordHealth = recordHealth;
    }

    @KafkaListener(id = "health", idIsGroup = false, topics = "integration.health")
    void on(List<ConsumerRecord<String, byte[]>> batch) {
        intake.together(batch, recordHealth::record);
    }
}
