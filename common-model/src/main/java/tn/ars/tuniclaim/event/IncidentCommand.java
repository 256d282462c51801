package tn.ars.tuniclaim.event;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What somebody asks of the notifier. All commands share one key: they are obeyed in the order in which they came. */
public sealed interface IncidentCommand extends Event {

    /** The account that asked. */
    String requestedBy();

    @Override
    default String key() {
        return "incidents";
    }

    @Override
    default Topic topic() {
        return Topic.INCIDENT_COMMANDS;
    }

    /** One that concerns one incident; it is refused when that is over or unknown. */
    sealed interface OfIncident extends IncidentCommand {
        UUID incidentId();
    }

    /** Somebody looks after it: nobody is reminded any more that it is open. */
    record IncidentAcknowledgeRequested(
            UUID incidentId, String requestedBy, @Nullable String reason) implements OfIncident {
        public IncidentAcknowledgeRequested {
            Required.field(incidentId, "incidentId");
            Required.field(requestedBy, "requestedBy");
        }
    }

    /** @param assignee the account that is to look after it; null: nobody in particular any more */
    record IncidentAssignRequested(
            UUID incidentId,
            @Nullable String assignee,
            String requestedBy,
            @Nullable String reason) implements OfIncident {
        public IncidentAssignRequested {
            Required.field(incidentId, "incidentId");
            Required.field(requestedBy, "requestedBy");
        }
    }

    /**
     * Nobody is told anything of it but its end.
     *
     * @param until null: as long as the incident lasts; the end of the incident ends every silence
     */
    record IncidentSilenceRequested(
            UUID incidentId,
            @Nullable Instant until,
            String requestedBy,
            @Nullable String reason) implements OfIncident {
        public IncidentSilenceRequested {
            Required.field(incidentId, "incidentId");
            Required.field(requestedBy, "requestedBy");
        }
    }

    /** People are told of it again. */
    record IncidentUnsilenceRequested(
            UUID incidentId, String requestedBy, @Nullable String reason) implements OfIncident {
        public IncidentUnsilenceRequested {
            Required.field(incidentId, "incidentId");
            Required.field(requestedBy, "requestedBy");
        }
    }

    /**
     * Try again at once what was not taken.
     *
     * @param noticeId this one alone; null: all that wait or were refused for good
     */
    record NoticeRetryRequested(
            @Nullable UUID noticeId,
            String requestedBy,
            @Nullable String reason) implements IncidentCommand {
        public NoticeRetryRequested {
            Required.field(requestedBy, "requestedBy");
        }
    }

    /**
     * From now on people are told by these routes alone.
     *
     * @param basedOn what the account saw before; where others hold by now, it is refused. Null: whatever holds
     */
    record NoticeRoutesChangeRequested(
            NoticeRoutes routes,
            @Nullable NoticeRoutes basedOn,
            String requestedBy,
            @Nullable String reason) implements IncidentCommand {
        public NoticeRoutesChangeRequested {
            Required.field(routes, "routes");
            Required.field(requestedBy, "requestedBy");
        }
    }

    /** @param channel such as {@code mail}, or {@link IncidentEvent.ChannelTested#PARTNER}; null: every channel there is */
    record ChannelTestRequested(@Nullable String channel, String requestedBy) implements IncidentCommand {
        public ChannelTestRequested {
            Required.field(requestedBy, "requestedBy");
        }
    }
}
