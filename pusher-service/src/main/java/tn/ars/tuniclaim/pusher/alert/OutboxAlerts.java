package tn.ars.tuniclaim.pusher.alert;

import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.event.Alert;
import tn.ars.tuniclaim.event.Fact;
import tn.ars.tuniclaim.service.outbox.Outbox;
import tn.ars.tuniclaim.service.publish.Facts;

@Component
class OutboxAlerts implements Alerts {

    private final Outbox outbox;
    private final Facts facts;

    OutboxAlerts(Outbox outbox, Facts facts) {
        this.outbox = outbox;
        this.facts = facts;
    }

    @Override
    public void add(Alert alert, Instant at) {
        var fact = facts.of(alert);
        outbox.addAll(List.of(new Fact<>(fact.id(), at, fact.source(), alert)));
    }
}
