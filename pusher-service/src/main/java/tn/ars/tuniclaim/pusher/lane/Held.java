package tn.ars.tuniclaim.pusher.lane;

import org.jspecify.annotations.Nullable;

/** A record in hand. Guarded by the lock of {@link Schedule}. */
final class Held<V> {

    private final Window window;
    private final long offset;
    private final long writtenAt;
    private @Nullable V value;

    Held(Window window, Task<V> task) {
        this.window = window;
        this.offset = task.record().offset();
        this.writtenAt = task.record().timestamp();
        this.value = task.value();
    }

    Window window() {
        return window;
    }

    long offset() {
        return offset;
    }

    long writtenAt() {
        return writtenAt;
    }

    V value() {
        var present = value;
        if (present == null) {
            throw new IllegalStateException("offset " + offset + " came to its end before");
        }
        return present;
    }

    void end() {
        value = null;
    }

    boolean isDone() {
        return value == null;
    }
}
