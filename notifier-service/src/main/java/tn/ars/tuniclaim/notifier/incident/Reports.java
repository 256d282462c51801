package tn.ars.tuniclaim.notifier.incident;

import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.event.IncidentChange;
import tn.ars.tuniclaim.event.IncidentEvent.IncidentChanged;
import tn.ars.tuniclaim.service.outbox.Outbox;

/** Tells on {@code integration.notices} how an incident is now, in the transaction that made it so. */
@Component
class Reports {

    private final Outbox outbox;

    Reports(Outbox outbox) {
        this.outbox = outbox;
    }

    void changed(Incident incident, IncidentChange change) {
        var span = incident.span();
        var hits = incident.hits();
        var handling = incident.handling();
        outbox.add(new IncidentChanged(
                incident.id(),
                change,
                incident.cause(),
                incident.subject().isEmpty() ? null : incident.subject(),
                incident.parts(),
                incident.cause().severity(),
                span.openedAt(),
                span.lastAt(),
                hits.alerts(),
                hits.bordereaux(),
                hits.firstDetail(),
                hits.lastDetail(),
                hits.flaps(),
                span.resolvedAt(),
                incident.mutedBy(),
                handling.acknowledgedBy(),
                handling.acknowledgedAt(),
                handling.assignee(),
                handling.silencedBy(),
                handling.silencedUntil(),
                incident.telling().rounds()));
    }
}
