package tn.ars.tuniclaim.pusher.push;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.pusher.change.Change;
import tn.ars.tuniclaim.pusher.lane.LaneConsumer;
import tn.ars.tuniclaim.pusher.lane.LaneFigures;

/** The lanes, and what waits longest, among the metrics. */
@Component
class LaneMeters {

    private final LaneConsumer<Change> lanes;
    private final Clock clock;
    private volatile @Nullable Instant parkedSince;

    LaneMeters(LaneConsumer<Change> lanes, MeterRegistry metrics, Clock clock) {
        this.lanes = lanes;
        this.clock = clock;
        gauge(metrics, "at-work", "lanes that run", LaneFigures::atWork);
        gauge(metrics, "allowed", "lanes that may run", LaneFigures::allowed);
        gauge(metrics, "keys", "bordereaux with changes in hand", LaneFigures::lanes);
        gauge(metrics, "failing", "bordereaux whose changes failed and wait to go on", LaneFigures::failing);
        gauge(metrics, "in-hand", "changes fetched that did not come to their end", LaneFigures::inHand);
        Gauge.builder("tuniclaim.pusher.oldest", this, LaneMeters::oldestSeconds)
                .description("age in seconds of the oldest change that did not come to its end, in hand or parked")
                .register(metrics);
    }

    /** @param since when the one that has waited longest was parked; null when none is */
    void parkedSince(@Nullable Instant since) {
        parkedSince = since;
    }

    private void gauge(MeterRegistry metrics, String name, String what, ToDoubleFunction<LaneFigures> figure) {
        Gauge.builder("tuniclaim.pusher.lanes." + name, lanes, these -> figure.applyAsDouble(these.figures()))
                .description(what)
                .register(metrics);
    }

    private double oldestSeconds() {
        return Stream.of(lanes.figures().oldest(), parkedSince)
                .filter(Objects::nonNull)
                .mapToDouble(since -> Duration.between(since, clock.instant()).toMillis() / 1000.0)
                .max()
                .orElse(0);
    }
}
