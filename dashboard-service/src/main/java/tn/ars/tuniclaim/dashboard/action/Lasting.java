package tn.ars.tuniclaim.dashboard.action;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** For how long a button asks for silence; the end of the incident ends it in any case. */
enum Lasting {
    TO_THE_END(null),
    AN_HOUR(Duration.ofHours(1)),
    FOUR_HOURS(Duration.ofHours(4)),
    A_DAY(Duration.ofDays(1));

    private final @Nullable Duration duration;

    Lasting(@Nullable Duration duration) {
        this.duration = duration;
    }

    @Nullable
    Instant from(Instant now) {
        return duration == null ? null : now.plus(duration);
    }
}
