package tn.ars.tuniclaim.event;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tn.ars.tuniclaim.claim.BordereauReference;
import tn.ars.tuniclaim.claim.NumeroBs;

/** What happened to the importer's runs and to its schedule. */
public sealed interface SyncEvent extends Event {

    @Override
    default Topic topic() {
        return Topic.SYNC_EVENTS;
    }

    /** The facts of one run are in order. */
    sealed interface OfRun extends SyncEvent {

        UUID runId();

        @Override
        default String key() {
            return runId().toString();
        }
    }

    record SyncStarted(UUID runId, SyncTrigger trigger, String requestedBy) implements OfRun {
        public SyncStarted {
            Required.field(runId, "runId");
            Required.field(trigger, "trigger");
            Required.field(requestedBy, "requestedBy");
        }
    }

    /**
     * No run of its own was started for a request: another one serves it.
     *
     * @param runId the id that the run asked for would have had
     * @param openRunId the run that was open, or will be next
     */
    record SyncJoined(UUID runId, UUID openRunId) implements OfRun {
        public SyncJoined {
            Required.field(runId, "runId");
            Required.field(openRunId, "openRunId");
        }
    }

    /**
     * The balance so far; at most two a second.
     *
     * @param forecast null while nothing is known
     */
    record SyncProgressed(
            UUID runId, SyncBalance balance, @Nullable SyncForecast forecast) implements OfRun {
        public SyncProgressed {
            Required.field(runId, "runId");
            Required.field(balance, "balance");
        }

        public SyncProgressed(UUID runId, SyncBalance balance) {
            this(runId, balance, null);
        }
    }

    /**
     * @param reason why it did not complete, in words for an operator; null when it completed
     * @param code the same, for readers of another language
     * @param traffic null where nobody could say any more
     */
    record SyncEnded(
            UUID runId,
            SyncOutcome outcome,
            @Nullable String reason,
            SyncBalance balance,
            @Nullable SyncFailure code,
            @Nullable SyncTraffic traffic)
            implements OfRun {
        public SyncEnded {
            Required.field(runId, "runId");
            Required.field(outcome, "outcome");
            Required.field(balance, "balance");
        }

        public SyncEnded(UUID runId, SyncOutcome outcome, @Nullable String reason, SyncBalance balance) {
            this(runId, outcome, reason, balance, null, null);
        }
    }

    /**
     * An entry of the partner could not be taken over; the others were.
     *
     * @param reading which of the run's, from 1: a list that broke off is read again, and only the last reading counts
     * @param position where it stood in what the run read, counted from 1
     * @param bordereau as far as it could be read, as the partner wrote it
     * @param bulletin the bulletin rejected; null when the whole bordereau was
     * @param field the field that was wrong; null when it was the entry as a whole
     * @param reason what is wrong and what would be right, without the value itself
     * @param code the same, for readers of another language
     * @param expected what would be right, in no language: examples or bounds
     */
    record EntryRejected(
            UUID runId,
            int reading,
            long position,
            @Nullable String bordereau,
            @Nullable String bulletin,
            @Nullable String field,
            String reason,
            @Nullable RejectionCode code,
            @Nullable String expected)
            implements OfRun {
        public EntryRejected {
            Required.field(runId, "runId");
            Required.field(reason, "reason");
            if (reading < 1) {
                throw new IllegalArgumentException("reading must be at least 1, not " + reading);
            }
        }

        public EntryRejected(
                UUID runId,
                long position,
                @Nullable String bordereau,
                @Nullable String bulletin,
                @Nullable String field,
                String reason) {
            this(runId, 1, position, bordereau, bulletin, field, reason, null, null);
        }
    }

    /**
     * The partner came to say another status than ARS holds, and ARS's stayed. Told once for each difference, when it is first
     * heard, not anew by each run that hears it again.
     *
     * @param bulletin null when it is the bordereau's own status
     * @param arsStatus in ARS's words: of a bordereau, or of a bulletin
     * @param arsChangedAt when ARS decided it; null where it is an earlier word of the partner
     * @param partnerWord as the partner wrote it; {@link #NO_STATUS} where it is no status at all
     */
    record DriftNoticed(
            UUID runId,
            BordereauReference bordereau,
            @Nullable NumeroBs bulletin,
            String arsStatus,
            @Nullable Instant arsChangedAt,
            String partnerWord)
            implements OfRun {

        public static final String NO_STATUS = "UNKNOWN";

        public DriftNoticed {
            Required.field(runId, "runId");
            Required.field(bordereau, "bordereau");
            Required.field(arsStatus, "arsStatus");
            Required.field(partnerWord, "partnerWord");
        }
    }

    /**
     * The partner came to say what ARS holds of a bordereau or bulletin of which drift had been told. Told once, when it is first
     * heard, however many differences there had been; never of what did not differ. Where ARS comes round to the partner's word
     * nothing is told: that status is a change of its own.
     *
     * @param bulletin null when it is the bordereau's own status
     * @param status on which the two agree, in ARS's words: of a bordereau, or of a bulletin
     */
    record DriftEnded(
            UUID runId,
            BordereauReference bordereau,
            @Nullable NumeroBs bulletin,
            String status) implements OfRun {
        public DriftEnded {
            Required.field(runId, "runId");
            Required.field(bordereau, "bordereau");
            Required.field(status, "status");
        }
    }

    /**
     * When runs start by themselves is otherwise than before.
     *
     * @param nextAt when the next one does; null: none does
     * @param changedBy the account that paused or resumed it last; null when nobody ever did
     * @param reason that account's words
     */
    record ScheduleChanged(
            boolean paused,
            String cron,
            String zone,
            @Nullable Instant nextAt,
            @Nullable String changedBy,
            @Nullable Instant changedAt,
            @Nullable String reason)
            implements SyncEvent {
        public ScheduleChanged {
            Required.field(cron, "cron");
            Required.field(zone, "zone");
        }

        @Override
        public String key() {
            return "schedule";
        }
    }
}
