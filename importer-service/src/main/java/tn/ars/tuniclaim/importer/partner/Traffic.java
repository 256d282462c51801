package tn.ars.tuniclaim.importer.partner;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.event.SyncTraffic;

/** Counts what is asked of the partner, and how far the present reading has come. Thread-safe. */
@Component
class Traffic {

    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong calls = new AtomicLong();
    private final AtomicLong retries = new AtomicLong();
    private volatile Reading reading = new Reading(OptionalLong.empty());

    Traffic(MeterRegistry meters) {
        count(meters, "bytes", bytes);
        count(meters, "calls", calls);
        count(meters, "retries", retries);
    }

    private static void count(MeterRegistry meters, String what, AtomicLong total) {
        FunctionCounter.builder("tuniclaim.importer.partner." + what, total, AtomicLong::doubleValue)
                .register(meters);
    }

    void called() {
        calls.incrementAndGet();
    }

    void repeated() {
        retries.incrementAndGet();
    }

    void received(long count) {
        bytes.addAndGet(count);
    }

    /** @param length in whatever is told to {@link #arrived} */
    void begin(OptionalLong length) {
        reading = new Reading(length);
    }

    void arrived(long more) {
        reading.arrived.addAndGet(more);
    }

    SyncTraffic total() {
        return new SyncTraffic(bytes.get(), calls.get(), retries.get());
    }

    Pace pace() {
        return reading.pace();
    }

    private static final class Reading {

        private final long begun = System.nanoTime();
        private final AtomicLong arrived = new AtomicLong();
        private final OptionalLong length;

        Reading(OptionalLong length) {
            this.length = length;
        }

        Pace pace() {
            var share = length.isPresent() && length.getAsLong() > 0
                    ? OptionalDouble.of(Math.min(1, (double) arrived.get() / length.getAsLong()))
                    : OptionalDouble.empty();
            return new Pace(Duration.ofNanos(System.nanoTime() - begun), share);
        }
    }
}
