package tn.ars.tuniclaim.notifier.watch;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.service.intake.Intake;

@Component
class PushListener {

    private final Intake intake;
    private final FailingPushes pushes;

    PushListener(Intake intake, FailingPushes pushes) {
        this.intake = intake;
        this.pushes = pushes;
    }

    @KafkaListener(id = "pushes", groupId = "${spring.application.name}-pushes", topics = "tuniclaim.push-results")
    void on(List<ConsumerRecord<String, byte[]>> batch) {
        intake.together(batch, pushes::take);
    }
}
