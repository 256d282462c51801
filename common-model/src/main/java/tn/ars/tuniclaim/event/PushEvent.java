package tn.ars.tuniclaim.event;

import org.jspecify.annotations.Nullable;

/** What the pusher did upon commands. */
public sealed interface PushEvent extends Event {

    @Override
    default Topic topic() {
        return Topic.PUSH_EVENTS;
    }

    /** The answers to one command are in order. */
    sealed interface OfCommand extends PushEvent {

        /** The id of the command's own record ({@code ce_id}). */
        String commandId();

        @Override
        default String key() {
            return commandId();
        }
    }

    /**
     * What a replay would tell.
     *
     * @param kept changes that it would set going
     * @param needed of these, the ones that nothing newer of the same thing was told of
     */
    record PushReplayCounted(String commandId, long kept, long needed) implements OfCommand {
        public PushReplayCounted {
            Required.field(commandId, "commandId");
        }
    }

    /**
     * A replay has set all its changes going; what becomes of each is told like that of any other.
     *
     * @param replayed how many they were
     */
    record PushReplayEnded(String commandId, long replayed) implements OfCommand {
        public PushReplayEnded {
            Required.field(commandId, "commandId");
        }
    }

    /** @param discarded changes that nobody is told of any more; each has a result of its own */
    record PushDiscardEnded(String commandId, long discarded, String reason, String requestedBy) implements OfCommand {
        public PushDiscardEnded {
            Required.field(commandId, "commandId");
            Required.field(reason, "reason");
            Required.field(requestedBy, "requestedBy");
        }
    }

    /** The pusher was paused by a person, or goes on. Tells how it is now, also when it was so before. */
    record PushFlowChanged(
            boolean paused, String requestedBy, @Nullable String reason) implements PushEvent {
        public PushFlowChanged {
            Required.field(requestedBy, "requestedBy");
        }

        @Override
        public String key() {
            return "push";
        }
    }
}
