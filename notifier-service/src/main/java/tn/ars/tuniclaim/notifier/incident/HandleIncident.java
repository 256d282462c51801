package tn.ars.tuniclaim.notifier.incident;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tn.ars.tuniclaim.event.IncidentChange;
import tn.ars.tuniclaim.event.IncidentCommand.IncidentAcknowledgeRequested;
import tn.ars.tuniclaim.event.IncidentCommand.IncidentAssignRequested;
import tn.ars.tuniclaim.event.IncidentCommand.IncidentSilenceRequested;
import tn.ars.tuniclaim.event.IncidentCommand.IncidentUnsilenceRequested;
import tn.ars.tuniclaim.event.IncidentCommand.OfIncident;
import tn.ars.tuniclaim.event.IncidentRefusal;

/** What people do about an incident. */
@Service
public class HandleIncident {

    private final Incidents incidents;
    private final Reports reports;
    private final Clock clock;

    HandleIncident(Incidents incidents, Reports reports, Clock clock) {
        this.incidents = incidents;
        this.reports = reports;
        this.clock = clock;
    }

    /** Empty when it is done. With the caller's transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<IncidentRefusal> handle(OfIncident command) {
        var found = incidents.of(command.incidentId());
        if (found.isEmpty()) {
            return Optional.of(IncidentRefusal.UNKNOWN);
        }
        if (found.get().span().resolvedAt() != null) {
            return Optional.of(IncidentRefusal.OVER);
        }
        var now = clock.instant();
        var id = command.incidentId();
        if (command instanceof IncidentSilenceRequested silence && isOver(silence, now)) {
            return Optional.of(IncidentRefusal.INVALID);
        }
        switch (command) {
            case IncidentAcknowledgeRequested by ->
                reports.changed(incidents.acknowledged(id, by.requestedBy(), now), IncidentChange.ACKNOWLEDGED);
            case IncidentAssignRequested to ->
                reports.changed(incidents.assigned(id, to.assignee()), IncidentChange.ASSIGNED);
            case IncidentSilenceRequested by ->
                reports.changed(incidents.silenced(id, by.requestedBy(), by.until()), IncidentChange.SILENCED);
            case IncidentUnsilenceRequested _ ->
                reports.changed(incidents.unsilenced(id, now), IncidentChange.UNSILENCED);
        }
        return Optional.empty();
    }

    private static boolean isOver(IncidentSilenceRequested silence, Instant now) {
        var until = silence.until();
        return until != null && !until.isAfter(now);
    }
}
