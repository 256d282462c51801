package tn.ars.tuniclaim.dashboard.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Moments that a call names. */
final class Times {

    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

    private Times() {}

    static @Nullable Instant sensible(String field, @Nullable Instant at) {
        if (at != null && !isSensible(at)) {
            throw ApiProblem.invalid(field, "century");
        }
        return at;
    }

    static boolean isSensible(Instant at) {
        return !at.isBefore(EARLIEST) && at.isBefore(LATEST);
    }
}
