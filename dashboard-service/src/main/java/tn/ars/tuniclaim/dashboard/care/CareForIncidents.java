package tn.ars.tuniclaim.dashboard.care;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.dashboard.access.Caller;
import tn.ars.tuniclaim.dashboard.audit.Action;
import tn.ars.tuniclaim.dashboard.audit.Deed;
import tn.ars.tuniclaim.dashboard.command.Commands;
import tn.ars.tuniclaim.event.IncidentCommand.IncidentAcknowledgeRequested;
import tn.ars.tuniclaim.event.IncidentCommand.IncidentAssignRequested;
import tn.ars.tuniclaim.event.IncidentCommand.IncidentSilenceRequested;
import tn.ars.tuniclaim.event.IncidentCommand.IncidentUnsilenceRequested;

/**
 * What somebody does about an incident. Each method takes the id of the command: the same one again is the same request. Each
 * throws {@link tn.ars.tuniclaim.service.publish.NotPublished} when Kafka is away.
 */
@Component
public class CareForIncidents {

    private final Commands commands;

    CareForIncidents(Commands commands) {
        this.commands = commands;
    }

    /** Nobody is reminded any more that it is open. */
    public void acknowledge(Caller caller, UUID id, UUID incident, @Nullable String reason) {
        commands.tell(
                deed(caller, Action.INCIDENT_ACKNOWLEDGED, incident, reason),
                id,
                new IncidentAcknowledgeRequested(incident, caller.account(), reason));
    }

    /** @param assignee null: nobody in particular any more */
    public void assign(Caller caller, UUID id, UUID incident, @Nullable String assignee, @Nullable String reason) {
        commands.tell(
                deed(caller, Action.INCIDENT_ASSIGNED, incident, reason),
                id,
                new IncidentAssignRequested(incident, assignee, caller.account(), reason));
    }

    /** @param until null: as long as it lasts */
    public void silence(Caller caller, UUID id, UUID incident, @Nullable Instant until, @Nullable String reason) {
        commands.tell(
                deed(caller, Action.INCIDENT_SILENCED, incident, reason),
                id,
                new IncidentSilenceRequested(incident, until, caller.account(), reason));
    }

    /** People are told of it again. */
    public void unsilence(Caller caller, UUID id, UUID incident, @Nullable String reason) {
        commands.tell(
                deed(caller, Action.INCIDENT_UNSILENCED, incident, reason),
                id,
                new IncidentUnsilenceRequested(incident, caller.account(), reason));
    }

    private static Deed deed(Caller caller, Action action, UUID incident, @Nullable String reason) {
        return new Deed(caller, action, incident.toString(), reason);
    }
}
