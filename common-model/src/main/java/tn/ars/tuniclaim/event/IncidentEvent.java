package tn.ars.tuniclaim.event;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the notifier knows, and what it did upon commands. */
public sealed interface IncidentEvent extends Event {

    @Override
    default Topic topic() {
        return Topic.NOTICES;
    }

    /**
     * How an incident is now; the newest of an incident says all about it. What only counts on is told every few seconds at most.
     *
     * @param subject null where the cause has one subject only, or where it does not matter
     * @param parts the subjects that are wrong or were, where these are one incident
     * @param alerts how many in all
     * @param bordereaux references of the first ones hit, ten at most
     * @param flaps how often it was over and came again before anybody could be told so
     * @param resolvedAt null while it is open
     * @param mutedBy the incident that it is a symptom of and that is open; nobody is told of it meanwhile
     * @param assignee who is to look after it
     * @param silencedUntil null when it is not silenced, or for as long as it lasts
     * @param told how many rounds of notices it has had
     */
    record IncidentChanged(
            UUID incidentId,
            IncidentChange change,
            AlertCause cause,
            @Nullable String subject,
            List<String> parts,
            AlertCause.Severity severity,
            Instant openedAt,
            Instant lastAt,
            long alerts,
            List<String> bordereaux,
            String firstDetail,
            String lastDetail,
            int flaps,
            @Nullable Instant resolvedAt,
            @Nullable UUID mutedBy,
            @Nullable String acknowledgedBy,
            @Nullable Instant acknowledgedAt,
            @Nullable String assignee,
            @Nullable String silencedBy,
            @Nullable Instant silencedUntil,
            int told)
            implements IncidentEvent {
        public IncidentChanged {
            Required.field(incidentId, "incidentId");
            Required.field(change, "change");
            Required.field(cause, "cause");
            Required.field(parts, "parts");
            Required.field(severity, "severity");
            Required.field(openedAt, "openedAt");
            Required.field(lastAt, "lastAt");
            Required.field(bordereaux, "bordereaux");
            Required.field(firstDetail, "firstDetail");
            Required.field(lastDetail, "lastDetail");
            parts = List.copyOf(parts);
            bordereaux = List.copyOf(bordereaux);
        }

        @Override
        public String key() {
            return incidentId.toString();
        }
    }

    /**
     * What became of a command.
     *
     * @param commandId the id of the command's own record ({@code ce_id})
     * @param incidentId null when it was not about one
     * @param refusal why it was not obeyed; null when it was
     */
    record IncidentCommandAnswered(
            String commandId,
            @Nullable UUID incidentId,
            String requestedBy,
            @Nullable IncidentRefusal refusal) implements IncidentEvent {
        public IncidentCommandAnswered {
            Required.field(commandId, "commandId");
            Required.field(requestedBy, "requestedBy");
        }

        @Override
        public String key() {
            return commandId;
        }
    }

    /**
     * By which routes people are told. It is told again when the notifier starts, and every day, for those who come late.
     *
     * @param changedBy the account that asked for them; null: they come from the configuration
     * @param changedAt null as {@code changedBy}
     */
    record NoticeRoutesChanged(
            NoticeRoutes routes,
            @Nullable String changedBy,
            @Nullable Instant changedAt) implements IncidentEvent {
        public NoticeRoutesChanged {
            Required.field(routes, "routes");
        }

        @Override
        public String key() {
            return "routes";
        }
    }

    /**
     * A connection was tried, at the start of the notifier or upon a command; nothing was sent.
     *
     * @param channel of a mail server or webhook, or {@link #PARTNER}
     * @param failure the other side's own words; null when it works
     * @param code the same, for readers of another language, where it is the partner's
     */
    record ChannelTested(
            String channel,
            boolean works,
            @Nullable String failure,
            @Nullable SyncFailure code) implements IncidentEvent {

        /** The connection over which the importer reads MY TUNICLAIM. */
        public static final String PARTNER = "tuniclaim";

        public ChannelTested {
            Required.field(channel, "channel");
        }

        public ChannelTested(String channel, boolean works, @Nullable String failure) {
            this(channel, works, failure, null);
        }

        @Override
        public String key() {
            return "channels";
        }
    }
}
