package tn.ars.tuniclaim.pusher.change;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;

/**
 * Where a change stands in ARS's order: by the time of the fact, then by the offset of its record. Times are cut to
 * microseconds, since the database keeps no finer ones and a rounded time would make a newer change look older.
 */
public record Moment(Instant time, long offset) implements Comparable<Moment> {

    private static final Comparator<Moment> ORDER =
            Comparator.comparing(Moment::time).thenComparingLong(Moment::offset);

    public Moment {
        time = time.truncatedTo(ChronoUnit.MICROS);
    }

    public boolean isAfter(Moment other) {
        return compareTo(other) > 0;
    }

    @Override
    public int compareTo(Moment other) {
        return ORDER.compare(this, other);
    }
}
