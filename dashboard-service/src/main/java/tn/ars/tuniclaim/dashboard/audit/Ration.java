package tn.ars.tuniclaim.dashboard.audit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** So many of something in a minute, and no more. Thread-safe. */
final class Ration {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final int perMinute;
    private final InstantSource clock;
    private Instant since = Instant.EPOCH;
    private int taken;

    Ration(int perMinute, InstantSource clock) {
        this.perMinute = perMinute;
        this.clock = clock;
    }

    /** False when there is none left in this minute. */
    synchronized boolean take() {
        var now = clock.instant();
        if (!now.isBefore(since.plus(MINUTE))) {
            since = now;
            taken = 0;
        }
        if (taken == perMinute) {
            return false;
        }
        taken++;
        return true;
    }
}
