package tn.ars.tuniclaim.notifier.watch;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.service.intake.Intake;

@Component
class HealthListener {

    private final Intake intake;
    private final WatchInstances watch;

    HealthListener(Intake intake, WatchInstances watch) {
        this.intake = intake;
        this.watch = watch;
    }

    @KafkaListener(id = "health", groupId = "${spring.application.name}-health", topics = "integration.health")
    void on(List<ConsumerRecord<String, byte[]>> batch) {
        intake.together(batch, watch::take);
    }
}
