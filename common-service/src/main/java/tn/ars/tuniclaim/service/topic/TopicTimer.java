package tn.ars.tuniclaim.service.topic;

import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.scheduling.annotation.Scheduled;

/** A service that starts before its broker must not need a restart to get its topics. */
class TopicTimer {

    private final KafkaAdmin admin;
    private boolean declared;

    TopicTimer(KafkaAdmin admin) {
        this.admin = admin;
        // Declared from here alone: at start-up it would hold up a service whose broker is away.
        admin.setAutoCreate(false);
    }

    @Scheduled(fixedDelayString = "PT5S")
    synchronized void tick() {
        if (!declared) {
            declared = admin.initialize();
        }
    }
}
