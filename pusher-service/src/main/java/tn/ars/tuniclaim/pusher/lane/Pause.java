package tn.ars.tuniclaim.pusher.lane;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

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
        overNanos = System.nanoTime() + settings.pauseNanos(failures++);
    }

    boolean isOver() {
        return overNanos - System.nanoTime() <= 0;
    }

    void reset() {
        failures = 0;
    }

    /** Waits it out. */
    void rest(BooleanSupplier cutShort) {
        begin();
        try {
            while (!isOver() && !cutShort.getAsBoolean()) {
                TimeUnit.MILLISECONDS.sleep(STEP_MILLIS);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
