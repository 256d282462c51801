package tn.ars.tuniclaim.event;

/** A record is not the event that its topic carries. The message names the field and what would be right, never the value found. */
public class UnreadableEvent extends Exception {

    public UnreadableEvent(String reason) {
        super(reason);
    }

    UnreadableEvent(String reason, Throwable cause) {
        super(reason, cause);
    }

    /** Why, in one sentence, fit for a person and for a header of the dead letter. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
