package tn.ars.tuniclaim.service;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.kafka.annotation.KafkaListener;
import tn.ars.tuniclaim.event.Fact;
import tn.ars.tuniclaim.service.intake.Intake;
import tn.ars.tuniclaim.service.intake.Received;

/** The least service: it hears of payments, and fails as a test asks it to. */
@SpringBootApplication
class ProbeApplication {

    final Queue<Fact<?>> heard = new ConcurrentLinkedQueue<>();
    volatile @Nullable RuntimeException failure;

    private final Intake intake;

    ProbeApplication(Intake intake) {
        this.intake = intake;
    }

    @KafkaListener(topics = "ars.payments")
    void on(List<ConsumerRecord<String, byte[]>> batch) {
        intake.each(batch, this::hear);
    }

    private void hear(Received received) {
        var failing = failure;
        if (failing != null) {
            throw failing;
        }
        heard.add(received.fact());
    }
}
