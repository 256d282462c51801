package tn.ars.tuniclaim.importer.run;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tn.ars.tuniclaim.event.AlertCause;
import tn.ars.tuniclaim.event.SyncBalance;
import tn.ars.tuniclaim.event.SyncEvent.SyncEnded;
import tn.ars.tuniclaim.service.outbox.Outbox;

/** Ends runs, each once, and tells people what that means. */
@Component
class EndRun {

    private static final Logger log = LoggerFactory.getLogger(EndRun.class);

    private final Runs runs;
    private final OpenAlerts alerts;
    private final Outbox outbox;
    private final MeterRegistry meters;

    EndRun(Runs runs, OpenAlerts alerts, Outbox outbox, MeterRegistry meters) {
        this.runs = runs;
        this.alerts = alerts;
        this.outbox = outbox;
        this.meters = meters;
    }

    @Transactional
    void end(UUID run, Ending ending) {
        runs.end(run, ending).ifPresent(balance -> tell(run, ending, balance));
    }

    private void tell(UUID run, Ending ending, SyncBalance balance) {
        outbox.add(new SyncEnded(run, ending.outcome(), ending.reason(), balance));
        switch (ending.outcome()) {
            case COMPLETED -> {
                resolveFailures();
                alerts.resolve(AlertCause.ENTRIES_REJECTED);
            }
            case COMPLETED_WITH_REJECTIONS -> {
                resolveFailures();
                raise(run, ending);
            }
            case FAILED, CANCELLED, INTERRUPTED -> raise(run, ending);
        }
        meters.counter("tuniclaim.importer.runs", "outcome", ending.outcome().name())
                .increment();
        log.atInfo()
                .addKeyValue("runId", run)
                .addKeyValue("outcome", ending.outcome())
                .addKeyValue("reason", ending.loggedReason())
                .addKeyValue("bordereaux", balance.bordereaux())
                .addKeyValue("bulletins", balance.bulletins())
                .log("the run has ended");
    }

    private void resolveFailures() {
        alerts.resolve(AlertCause.PARTNER_UNAVAILABLE, AlertCause.CREDENTIALS_REFUSED, AlertCause.SYNC_FAILED);
    }

    private void raise(UUID run, Ending ending) {
        if (ending.cause() != null && ending.reason() != null) {
            alerts.raise(ending.cause(), ending.reason(), run);
        }
    }
}
