package tn.ars.tuniclaim.notifier.incident;

import java.time.Instant;
import java.util.Objects;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.event.IncidentChange;

/** Mutes what only follows from something else that is open, and lets it be heard when that is over. */
@Component
class Symptoms {

    private final Incidents incidents;
    private final Reports reports;
    private final IncidentProperties settings;

    Symptoms(Incidents incidents, Reports reports, IncidentProperties settings) {
        this.incidents = incidents;
        this.reports = reports;
        this.settings = settings;
    }

    /** The incident, muted if its cause is open. */
    Incident looked(Incident incident) {
        var causes = incident.cause().mutedBy();
        if (causes.isEmpty()) {
            return incident;
        }
        var cause = incidents.openOf(causes).orElse(null);
        if (Objects.equals(cause, incident.mutedBy())) {
            return incident;
        }
        var looked = incidents.muted(incident.id(), cause);
        reports.changed(looked, cause == null ? IncidentChange.UNMUTED : IncidentChange.MUTED);
        return looked;
    }

    /** What it caused may pass now; if it does not, people are told. */
    void over(Incident cause, Instant now) {
        var look = now.plus(settings.gathering());
        incidents.unmuted(cause.id(), look).forEach(symptom -> reports.changed(symptom, IncidentChange.UNMUTED));
    }
}
