package tn.ars.tuniclaim.bench;

import java.time.Duration;
import java.util.Locale;

/**
 * One import.
 *
 * @param program CPU time of the process that imported
 * @param database CPU time of PostgreSQL meanwhile
 */
record Measured(long bulletins, Duration time, Duration program, Duration database) {

    /** Of a table of imports. */
    static final String[] COLUMNS = {"import", "BS", "s", "BS/s", "CPU-s program", "CPU-s PostgreSQL", "CPU µs per BS"};

    private static final double NANOS = 1e9;

    String[] cells(String what) {
        return new String[] {
            what,
            String.format(Locale.ROOT, "%,d", bulletins),
            String.format(Locale.ROOT, "%.2f", seconds()),
            String.format(Locale.ROOT, "%,.0f", rate()),
            String.format(Locale.ROOT, "%.2f", program.toMillis() / 1000.0),
            String.format(Locale.ROOT, "%.2f", database.toMillis() / 1000.0),
            String.format(Locale.ROOT, "%.0f", cpuPerBulletin() * 1e6)
        };
    }

    /** Bulletins a second. */
    double rate() {
        return bulletins / (time.toNanos() / NANOS);
    }

    double seconds() {
        return time.toNanos() / NANOS;
    }

    double cpuSeconds() {
        return program.plus(database).toNanos() / NANOS;
    }

    /** For comparing imports of different sizes. */
    double cpuPerBulletin() {
        return cpuSeconds() / bulletins;
    }
}
