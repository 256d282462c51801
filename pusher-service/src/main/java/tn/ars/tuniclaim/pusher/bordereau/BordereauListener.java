package tn.ars.tuniclaim.pusher.bordereau;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.event.BordereauImported;
import tn.ars.tuniclaim.service.intake.Intake;
import tn.ars.tuniclaim.service.intake.Received;

/** Learning twice is harmless. */
@Component
class BordereauListener {

    private final Intake intake;
    private final JdbcBordereaux bordereaux;

    BordereauListener(Intake intake, JdbcBordereaux bordereaux) {
        this.intake = intake;
        this.bordereaux = bordereaux;
    }

    /** In a group of its own: a long batch of changes elsewhere must not hold up what sets changes free. */
    @KafkaListener(
            id = "bordereaux",
            groupId = "${spring.application.name}-bordereaux",
            topics = "tuniclaim.bordereaux")
    void on(List<ConsumerRecord<String, byte[]>> batch) {
        intake.together(batch, this::learn);
    }

    private void learn(List<Received> batch) {
        bordereaux.learn(batch.stream()
                .map(Received::event)
                .map(BordereauImported.class::cast)
                .toList());
    }
}
