package tn.ars.tuniclaim.bench.stage;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for what cannot tell by itself. */
public final class Waiting {

    private static final long PAUSE_MILLIS = 20;

    private Waiting() {}

    /** @throws IllegalStateException when it does not come to pass in time, with its name */
    public static void until(String what, Duration patience, BooleanSupplier condition) {
        var deadline = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("waited %d s in vain: %s".formatted(patience.toSeconds(), what));
            }
            pause(Duration.ofMillis(PAUSE_MILLIS));
        }
    }

    public static void pause(Duration length) {
        try {
            Thread.sleep(length);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
