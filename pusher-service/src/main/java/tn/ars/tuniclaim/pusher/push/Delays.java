package tn.ars.tuniclaim.pusher.push;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** When a change is tried again: later each time, and never many at the same instant. */
class Delays {

    /** A delay may be shorter by one part in so many. */
    private static final int JITTER = 5;

    private static final int MOST_DOUBLINGS = 20;

    private final Duration first;
    private final Duration longest;
    private final Clock clock;
    private final RandomGenerator random;

    Delays(Duration first, Duration longest, Clock clock, RandomGenerator random) {
        this.first = first;
        this.longest = longest;
        this.clock = clock;
        this.random = random;
    }

    Instant now() {
        return clock.instant();
    }

    /**
     * @param failures those in a row before this one
     * @param askedFor by the partner, which is kept to; null when it said nothing of it
     */
    Instant after(int failures, @Nullable Duration askedFor) {
        var doubled = first.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
        var most = doubled.compareTo(longest) < 0 ? doubled.toMillis() : longest.toMillis();
        var delay = Duration.ofMillis(random.nextLong(most - most / JITTER, most + 1));
        return clock.instant().plus(askedFor != null && askedFor.compareTo(delay) > 0 ? askedFor : delay);
    }
}
