package tn.ars.tuniclaim.dashboard.audit;

import org.jspecify.annotations.Nullable;
import tn.ars.tuniclaim.dashboard.access.Caller;

/**
 * Something that somebody does.
 *
 * @param subject what it is done to; empty where the action says so already
 * @param reason in the words of who does it
 */
public record Deed(
        Caller caller,
        Action action,
        String subject,
        @Nullable String reason) {

    public Deed(Caller caller, Action action, String subject) {
        this(caller, action, subject, null);
    }
}
