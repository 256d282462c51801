package tn.ars.tuniclaim.event;

import org.jspecify.annotations.Nullable;

/** What somebody asks of the pusher. All commands share one key: they are obeyed in the order in which they came. */
public sealed interface PushCommand extends Event {

    /** The account that asked. */
    String requestedBy();

    @Override
    default String key() {
        return "push";
    }

    @Override
    default Topic topic() {
        return Topic.PUSH_COMMANDS;
    }

    /**
     * Tell the partner of what it does not have, as far as nothing newer was told since: again of what was given up, and at
     * once of what waits.
     *
     * @param rehearsal true: only count what that would be
     * @param perSecond changes that are set going in one second, in one transaction; 1 to 1000
     */
    record PushReplayRequested(PushSelection selection, boolean rehearsal, int perSecond, String requestedBy)
            implements PushCommand {

        private static final int MOST_PER_SECOND = 1_000;

        public PushReplayRequested {
            Required.field(selection, "selection");
            Required.field(requestedBy, "requestedBy");
            if (perSecond < 1 || perSecond > MOST_PER_SECOND) {
                throw new IllegalArgumentException("perSecond must be from 1 to " + MOST_PER_SECOND);
            }
        }
    }

    /** Nobody is to tell the partner of these any more, whether they were given up or wait; the originals stay. */
    record PushDiscardRequested(PushSelection selection, String reason, String requestedBy) implements PushCommand {
        public PushDiscardRequested {
            Required.field(selection, "selection");
            Required.field(reason, "reason");
            Required.field(requestedBy, "requestedBy");
        }
    }

    /** The partner is told nothing from now on; what ARS decides waits in Kafka. */
    record PushPauseRequested(String requestedBy, @Nullable String reason) implements PushCommand {
        public PushPauseRequested {
            Required.field(requestedBy, "requestedBy");
        }
    }

    /** The partner is told again, the newest state of each thing and every payment. */
    record PushResumeRequested(String requestedBy, @Nullable String reason) implements PushCommand {
        public PushResumeRequested {
            Required.field(requestedBy, "requestedBy");
        }
    }
}
