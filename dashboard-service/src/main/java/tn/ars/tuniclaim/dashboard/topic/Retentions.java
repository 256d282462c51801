package tn.ars.tuniclaim.dashboard.topic;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.stereotype.Component;

/** How long each topic of this system is kept, as Kafka last told this instance: as far back as a rebuild reaches. Thread-safe. */
@Component
class Retentions {

    private final AtomicReference<List<Kept>> told = new AtomicReference<>(List.of());

    void tell(List<Kept> topics) {
        told.set(List.copyOf(topics));
    }

    /** By name; empty while Kafka has not told since the start. */
    List<Kept> topics() {
        return told.get();
    }
}
