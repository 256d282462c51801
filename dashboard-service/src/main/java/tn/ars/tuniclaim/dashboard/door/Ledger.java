package tn.ars.tuniclaim.dashboard.door;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/** Counts each call once, by the way in which it ended. */
@Component
class Ledger {

    private final MeterRegistry meters;

    Ledger(MeterRegistry meters) {
        this.meters = meters;
    }

    void count(String call, String outcome) {
        meters.counter("tuniclaim.dashboard.calls", "call", call, "outcome", outcome)
                .increment();
    }
}
