package tn.ars.tuniclaim.dashboard.retention;

import java.time.Instant;

/** What remembers something that nobody asks about for ever. */
public interface Forgets {

    /** Forgets what was heard of for the last time before then. */
    void forgetBefore(Instant then);
}
