package tn.ars.tuniclaim.pusher.park;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tn.ars.tuniclaim.event.ParkReason;

/** The right to speak to the partner about one bordereau, until it is closed or its time is up. For one thread. */
public interface Claim extends AutoCloseable {

    /** Why the first in line could not be told the last time; null when it was never tried or came through. */
    @Nullable
    ParkReason reason();

    /** How often in a row the first in line could not be told. */
    int failures();

    /** When what waits is tried next; null when nothing waits. */
    @Nullable
    Instant due();

    /** True when the partner was asked and does not know the bordereau, and nothing set it free since. */
    boolean isUnknown();

    /**
     * Makes sure that the claim outlasts a call that starts now.
     *
     * @throws ClaimLost when somebody else may have it by now
     */
    void hold();

    /** Gives it back; who asks for it next gets it. */
    @Override
    void close();
}
