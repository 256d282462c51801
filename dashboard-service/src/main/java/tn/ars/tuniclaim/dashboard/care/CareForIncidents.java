package tn.ars.tuniclaim.dashboard.care;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.dashboard.access.Caller;
import tn.ars.tuniclaim.dashboard.audit.Action;
import tn.ars.tuniclaim.dashboard.audit.Deed;
import tn.ars.tuniclaim.dashboard.command.Commands;
import tn.ars.tuniclaim.dashboard.incident.Notices;
import tn.ars.tuniclaim.event.IncidentCommand;
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
    private final Notices notices;

    CareForIncidents(Commands commands, Notices notices) {
        this.commands = commands;
        this.notices = notices;
    }

    /** Nobody is reminded any more that it is open. */
    public CareAnswer acknowledge(Caller caller, UUID id, UUID incident, @Nullable String reason) {
        return tell(
                new Deed(caller, Action.INCIDENT_ACKNOWLEDGED, incident.toString(), reason),
                id,
                incident,
                new IncidentAcknowledgeRequested(incident, caller.account(), reason));
    }

    /** @param assignee null: nobody in particular any more */
    public CareAnswer assign(
            Caller caller, UUID id, UUID incident, @Nullable String assignee, @Nullable String reason) {
        return tell(
                new Deed(caller, Action.INCIDENT_ASSIGNED, incident.toString(), reason),
                id,
                incident,
                new IncidentAssignRequested(incident, assignee, caller.account(), reason));
    }

    /** @param until null: as long as it lasts */
    public CareAnswer silence(Caller caller, UUID id, UUID incident, @Nullable Instant until, @Nullable String reason) {
        return tell(
                new Deed(caller, Action.INCIDENT_SILENCED, incident.toString(), reason),
                id,
                incident,
                new IncidentSilenceRequested(incident, until, caller.account(), reason));
    }

    /** People are told of it again. */
    public CareAnswer unsilence(Caller caller, UUID id, UUID incident, @Nullable String reason) {
        return tell(
                new Deed(caller, Action.INCIDENT_UNSILENCED, incident.toString(), reason),
                id,
                incident,
                new IncidentUnsilenceRequested(incident, caller.account(), reason));
    }

    private CareAnswer tell(Deed deed, UUID id, UUID incident, IncidentCommand command) {
        var known = notices.one(incident);
        if (known.isEmpty()) {
            return CareAnswer.UNKNOWN;
        }
        if (!known.get().isOpen()) {
            return CareAnswer.OVER;
        }
        commands.tell(deed, id, command);
        return CareAnswer.TOLD;
    }
}
