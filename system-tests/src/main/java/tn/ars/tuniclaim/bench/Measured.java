package tn.ars.tuniclaim.bench;

import java.time.Duration;

/**
 * One import.
 *
 * @param program CPU time of the process that imported
 * @param database CPU time of PostgreSQL meanwhile
 */
record Measured(long bulletins, Duration time, Duration program, Duration database) {

    private static final double NANOS = 1e9;

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
