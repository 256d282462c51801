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

    /** Of a time that ends: nothing lies between a moment and one before it. */
    static void inOrder(String field, @Nullable Instant from, @Nullable Instant until) {
        if (from != null && until != null && !until.isAfter(from)) {
            throw ApiProblem.invalid(field, "order");
        }
    }

    static boolean isSensible(Instant at) {
        return !at.isBefore(EARLIEST) && at.isBefore(LATEST);
    }
}
