package tn.ars.tuniclaim.pusher.alert;

import java.time.Instant;
import tn.ars.tuniclaim.event.Alert;

/**
 * Word that something is wrong, or over. Its readers go by its time, and who says the one and who the other may be two
 * instances: so the time is the database's, taken under the lock that keeps the two apart. Thread-safe.
 */
public interface Alerts {

    /** Together with the rows of the caller's transaction. */
    void add(Alert alert, Instant at);
}
