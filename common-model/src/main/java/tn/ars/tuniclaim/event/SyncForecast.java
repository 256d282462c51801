package tn.ars.tuniclaim.event;

import java.time.Duration;

/**
 * How much a run will have received at its end, and how long that will take, as far as it can be known.
 *
 * @param bordereaux entries in all, those received included
 */
public record SyncForecast(long bordereaux, Duration remaining, Basis basis) {

    public SyncForecast {
        Required.field(remaining, "remaining");
        Required.field(basis, "basis");
    }

    /** What it was reckoned from. */
    public enum Basis {
        /** The length of what is being read, which is known. */
        LENGTH,
        /** The number of bordereaux in the last run that completed. */
        LAST_RUN
    }
}
