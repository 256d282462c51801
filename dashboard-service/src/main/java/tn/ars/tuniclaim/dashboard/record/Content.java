package tn.ars.tuniclaim.dashboard.record;

import org.jspecify.annotations.Nullable;

/**
 * What a record says, as far as it can be shown.
 *
 * @param text null unless it is kept
 */
public record Content(State state, @Nullable String text) {

    public static final Content LEFT_OUT = new Content(State.LEFT_OUT, null);
    public static final Content GONE = new Content(State.GONE, null);

    public enum State {
        KEPT,
        /** Too large to be kept at all. */
        LEFT_OUT,
        /** Kafka keeps it no more. */
        GONE
    }

    public static Content of(@Nullable String text) {
        return new Content(State.KEPT, text == null ? "" : text);
    }

    public boolean isKept() {
        return state == State.KEPT;
    }
}
