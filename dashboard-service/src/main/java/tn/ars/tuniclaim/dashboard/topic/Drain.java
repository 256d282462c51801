package tn.ars.tuniclaim.dashboard.topic;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * When all that waits will be done with, if it goes on so.
 *
 * @param time null: see {@code kind}
 */
public record Drain(Kind kind, @Nullable Duration time) implements Comparable<Drain> {

    static final Drain NOTHING = new Drain(Kind.NOTHING, Duration.ZERO);
    static final Drain UNKNOWN = new Drain(Kind.UNKNOWN, null);
    static final Drain NEVER = new Drain(Kind.NEVER, null);

    /** The later, the worse. */
    public enum Kind {
        /** Nothing waits, or for nothing but its turn. */
        NOTHING,
        IN_TIME,
        /** It was not looked at for long enough. */
        UNKNOWN,
        /** What waits does not become less. */
        NEVER
    }

    static Drain in(Duration time) {
        return new Drain(Kind.IN_TIME, time);
    }

    /** The worse one is greater. */
    @Override
    public int compareTo(Drain other) {
        return kind == other.kind && time != null && other.time != null
                ? time.compareTo(other.time)
                : kind.compareTo(other.kind);
    }
}
