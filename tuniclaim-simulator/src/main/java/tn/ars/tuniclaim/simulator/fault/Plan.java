package tn.ars.tuniclaim.simulator.fault;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What one call is going to meet. Close it when the call is over.
 *
 * @param before instead of applying the call
 * @param after once it has been applied
 */
public record Plan(
        Duration delayBefore,
        Duration delayAfter,
        Effect.@Nullable Interruption before,
        Effect.@Nullable Interruption after,
        Effect.@Nullable BodyFault body,
        Runnable release)
        implements AutoCloseable {

    @Override
    public void close() {
        release.run();
    }
}
