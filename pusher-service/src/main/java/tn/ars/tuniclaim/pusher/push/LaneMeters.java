package tn.ars.tuniclaim.pusher.push;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.function.ToDoubleFunction;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.pusher.change.Change;
import tn.ars.tuniclaim.pusher.lane.LaneConsumer;
import tn.ars.tuniclaim.pusher.lane.LaneFigures;

/** The lanes among the metrics. */
@Component
class LaneMeters {

    private final LaneConsumer<Change> lanes;
    private final Clock clock;

    LaneMeters(LaneConsumer<Change> lanes, MeterRegistry metrics, Clock clock) {
        this.lanes = lanes;
        this.clock = clock;
        gauge(metrics, "at-work", "lanes that run", LaneFigures::atWork);
        gauge(metrics, "allowed", "lanes that may run", LaneFigures::allowed);
        gauge(metrics, "keys", "bordereaux with changes in hand", LaneFigures::lanes);
        gauge(metrics, "failing", "bordereaux whose changes failed and wait to go on", LaneFigures::failing);
        gauge(metrics, "in-hand", "changes fetched that did not come to their end", LaneFigures::inHand);
        gauge(metrics, "oldest", "age in seconds of the oldest change in hand", this::oldestSeconds);
    }

    private void gauge(MeterRegistry metrics, String name, String what, ToDoubleFunction<LaneFigures> figure) {
        Gauge.builder("tuniclaim.pusher.lanes." + name, lanes, these -> figure.applyAsDouble(these.figures()))
                .description(what)
                .register(metrics);
    }

    private double oldestSeconds(LaneFigures figures) {
        return figures.oldest() == null
                ? 0
                : Duration.between(figures.oldest(), clock.instant()).toMillis() / 1000.0;
    }
}
