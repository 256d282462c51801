package tn.ars.tuniclaim.pusher.lane;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Longer after each failure in a row. For one thread. */
final class Pause {

    private static final long STEP_MILLIS = 20;

    private final LaneSettings settings;
    private int failures;
    private long overNanos = System.nanoTime();

    Pause(LaneSettings settings) {
        this.settings = settings;
    }

    void begin() {
        begin(Duration.ofNanos(settings.pauseNanos(failures++)));
    }

    void begin(Duration length) {
        overNanos = System.nanoTime() + length.toNanos();
    }

    boolean isOver() {
        return overNanos - System.nanoTime() <= 0;
    }

    void reset() {
        failures = 0;
    }

    /** A part of it goes by. */
    static void step() {
        try {
            TimeUnit.MILLISECONDS.sleep(STEP_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
