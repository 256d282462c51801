package tn.ars.tuniclaim.simulator;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;

/** Sleeping, on a virtual thread. */
final class Pause {

    private Pause() {}

    static void of(Duration time) throws IOException {
        if (time.isZero()) {
            return;
        }
        try {
            Thread.sleep(time);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("the simulator stops").initCause(stopped);
        }
    }
}
