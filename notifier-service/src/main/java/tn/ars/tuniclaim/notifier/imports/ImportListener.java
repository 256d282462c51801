package tn.ars.tuniclaim.notifier.imports;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.event.SyncEvent.SyncEnded;
import tn.ars.tuniclaim.service.intake.Intake;

@Component
class ImportListener {

    private final Intake intake;
    private final NoticeImport imports;

    ImportListener(Intake intake, NoticeImport imports) {
        this.intake = intake;
        this.imports = imports;
    }

    @KafkaListener(id = "imports", groupId = "${spring.application.name}-imports", topics = "tuniclaim.sync-events")
    void on(List<ConsumerRecord<String, byte[]>> batch) {
        intake.each(batch, received -> {
            if (received.event() instanceof SyncEnded ended) {
                imports.ended(ended, received.fact().time());
            }
        });
    }
}
