package tn.ars.tuniclaim.importer.status;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.event.BordereauStatusChanged;
import tn.ars.tuniclaim.event.BulletinStatusChanged;
import tn.ars.tuniclaim.importer.bordereau.ApplyStatus;
import tn.ars.tuniclaim.service.intake.Intake;
import tn.ars.tuniclaim.service.intake.Received;

@Component
class StatusListener {

    private final Intake intake;
    private final ApplyStatus applyStatus;

    StatusListener(Intake intake, ApplyStatus applyStatus) {
        this.intake = intake;
        this.applyStatus = applyStatus;
    }

    @KafkaListener(id = "statuses", idIsGroup = false, topics = "ars.statuses")
    void on(List<ConsumerRecord<String, byte[]>> batch) {
        intake.each(batch, this::apply);
    }

    private void apply(Received received) {
        var at = received.fact().time();
        switch (received.event()) {
            case BordereauStatusChanged change -> applyStatus.apply(change, at);
            case BulletinStatusChanged change -> applyStatus.apply(change, at);
            default -> throw new IllegalArgumentException("no status change, though the topic carries nothing else");
        }
    }
}
