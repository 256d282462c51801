package tn.ars.tuniclaim.pusher.bordereau;

import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.claim.BordereauReference;
import tn.ars.tuniclaim.event.BordereauImported;
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

    /** In a group of its own: a long batch of changes elsewhere must not hold up what sets changes free. */
    @KafkaListener(
            id = "bordereaux",
            groupId = "${spring.application.name}-bordereaux",
            topics = "tuniclaim.bordereaux")
    void on(List<ConsumerRecord<String, byte[]>> batch) {
        intake.together(batch, this::learn);
    }

    private void learn(List<Received> batch) {
        var snapshots = batch.stream()
                .map(Received::event)
                .map(BordereauImported.class::cast)
                .toList();
        bordereaux.learn(snapshots);
        park.hastenUnknown(
                snapshots.stream().flatMap(BordereauListener::names).distinct().toList());
    }

    /** By either of them its changes may have come. */
    private static Stream<BordereauReference> names(BordereauImported snapshot) {
        var partnerId = snapshot.partnerId();
        return partnerId == null
                ? Stream.of(snapshot.reference())
                : Stream.of(snapshot.reference(), new BordereauReference(partnerId.value()));
    }
}
