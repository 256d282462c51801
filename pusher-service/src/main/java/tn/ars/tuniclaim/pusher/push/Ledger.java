package tn.ars.tuniclaim.pusher.push;

import static java.util.stream.Collectors.toMap;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/**
 * Counts what came in and how each came to its end, apart for new and for parked changes, such that received = the sum of
 * the outcomes + those in flight. Thread-safe.
 */
@Component
class Ledger {

    private final Map<From, Counter> received;
    private final Map<From, Map<Outcome, Counter>> ended;
    private final AtomicInteger inFlight = new AtomicInteger();

    Ledger(MeterRegistry metrics) {
        this.received = each(From.class, from -> metrics.counter("tuniclaim.pusher.received", "from", word(from)));
        this.ended = each(
                From.class,
                from -> each(
                        Outcome.class,
                        outcome -> metrics.counter(
                                "tuniclaim.pusher.changes", "from", word(from), "outcome", word(outcome))));
        Gauge.builder("tuniclaim.pusher.in-flight", inFlight, AtomicInteger::get)
                .description("changes received that have not come to an end")
                .register(metrics);
    }

    enum Outcome {
        DELIVERED,
        /** Recognised as seen before. */
        DUPLICATE,
        SUPERSEDED,
        REFUSED,
        PARKED,
        UNREADABLE,
        /** Could not be handled for a reason of our own. */
        SET_ASIDE,
        /** Nothing gets through: it comes again as it is. */
        TO_COME_AGAIN
    }

    void unreadable(int records) {
        received(From.TOPIC, records);
        ended(From.TOPIC, Outcome.UNREADABLE, records);
    }

    void duplicates(int records) {
        received(From.TOPIC, records);
        ended(From.TOPIC, Outcome.DUPLICATE, records);
    }

    Tally newChanges(int count) {
        return new Tally(From.TOPIC, count);
    }

    Tally parkedChanges(int count) {
        return new Tally(From.PARK, count);
    }

    private enum From {
        TOPIC,
        PARK
    }

    private void received(From from, int count) {
        inFlight.addAndGet(count);
        Objects.requireNonNull(received.get(from)).increment(count);
    }

    private void ended(From from, Outcome outcome, int count) {
        Objects.requireNonNull(Objects.requireNonNull(ended.get(from)).get(outcome))
                .increment(count);
        inFlight.addAndGet(-count);
    }

    private static <K extends Enum<K>, V> Map<K, V> each(Class<K> keys, Function<K, V> value) {
        return Arrays.stream(keys.getEnumConstants())
                .collect(toMap(key -> key, value, (first, _) -> first, () -> new EnumMap<>(keys)));
    }

    private static String word(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT);
    }

    /** The changes of one visit to a lane. Closing it settles those that came to no end. For one thread. */
    final class Tally implements AutoCloseable {

        private final From from;
        private int open;

        private Tally(From from, int count) {
            this.from = from;
            this.open = count;
            received(from, count);
        }

        void ended(List<Pending> all, Outcome outcome) {
            all.forEach(pending -> ended(pending, outcome));
        }

        /** What a new change sweeps out of the park was not received with it, and is entered on its own. */
        void ended(Pending pending, Outcome outcome) {
            var its = pending.parked() ? From.PARK : From.TOPIC;
            if (its == from) {
                open--;
            } else {
                received(its, 1);
            }
            Ledger.this.ended(its, outcome, 1);
        }

        @Override
        public void close() {
            Ledger.this.ended(from, Outcome.TO_COME_AGAIN, open);
        }
    }
}
