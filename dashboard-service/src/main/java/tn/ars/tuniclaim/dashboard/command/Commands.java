package tn.ars.tuniclaim.dashboard.command;

import java.util.UUID;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.dashboard.audit.Audit;
import tn.ars.tuniclaim.dashboard.audit.Deed;
import tn.ars.tuniclaim.dashboard.audit.Ending;
import tn.ars.tuniclaim.event.Event;
import tn.ars.tuniclaim.service.publish.EventPublisher;
import tn.ars.tuniclaim.service.publish.Facts;

/** Told once Kafka has them; who obeys them knows a repetition by its id. */
@Component
public class Commands {

    private final Audit audit;
    private final EventPublisher publisher;
    private final Facts facts;

    Commands(Audit audit, EventPublisher publisher, Facts facts) {
        this.audit = audit;
        this.publisher = publisher;
        this.facts = facts;
    }

    /**
     * @param id the same one again is the same request
     * @throws tn.ars.tuniclaim.service.publish.NotPublished when Kafka is away; it may have been told all the same
     */
    public void tell(Deed deed, UUID id, Event command) {
        audit.during(
                deed,
                () -> {
                    publisher.publish(facts.of(command, id.toString()));
                    return id;
                },
                told -> Ending.done(told.toString()));
    }
}
