package tn.ars.tuniclaim.pusher.bordereau;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.event.BordereauImported;
import tn.ars.tuniclaim.event.ParkReason;
import tn.ars.tuniclaim.pusher.park.Park;
import tn.ars.tuniclaim.service.intake.Intake;
import tn.ars.tuniclaim.service.intake.Received;

/** Learning twice is harmless, and setting free what is free changes nothing. */
@Component
class BordereauListener {

    private final Intake intake;
    private final JdbcBordereaux bordereaux;
    private final Park park;

    BordereauListener(Intake intake, JdbcBordereaux bordereaux, Park park) {
        this.intake = intake;
        this.bordereaux = bordereaux;
        this.park = park;
    }

    @KafkaListener(id = "bordereaux", idIsGroup = false, topics = "tuniclaim.bordereaux")
    void on(List<ConsumerRecord<String, byte[]>> batch) {
        learn(intake.read(batch).stream()
                .map(Received::event)
                .map(BordereauImported.class::cast)
                .toList());
    }

    private void learn(List<BordereauImported> snapshots) {
        bordereaux.learn(snapshots);
        park.hasten(
                ParkReason.BORDEREAU_UNKNOWN,
                snapshots.stream().map(BordereauImported::reference).toList());
    }
}
