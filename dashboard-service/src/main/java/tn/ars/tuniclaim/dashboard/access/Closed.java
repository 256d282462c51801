package tn.ars.tuniclaim.dashboard.access;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.core.AuthenticationException;

/** An account is closed to an address for some time, whether there is such an account or not. */
public final class Closed extends LockedException {

    private final Duration left;

    Closed(Duration left) {
        super("too many wrong passwords");
        this.left = left;
    }

    /** Null where it is not closed: neither before the attempt nor by it. */
    public static @Nullable Closed by(AuthenticationException failure) {
        if (failure instanceof Closed closed) {
            return closed;
        }
        return failure.getCause() instanceof Closed closed ? closed : null;
    }

    /** So many until it is open again. */
    long seconds() {
        return Math.max(1, left.plusMillis(999).toSeconds());
    }
}
