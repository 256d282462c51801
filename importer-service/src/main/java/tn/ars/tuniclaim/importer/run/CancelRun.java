package tn.ars.tuniclaim.importer.run;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tn.ars.tuniclaim.event.SyncBalance;
import tn.ars.tuniclaim.event.SyncEvent.SyncEnded;
import tn.ars.tuniclaim.event.SyncTraffic;
import tn.ars.tuniclaim.service.outbox.Outbox;

/** Asks the owner of a run to end it; what it has written stays. A run that was to follow does not start. Repeatable. */
@Service
public class CancelRun {

    private static final Logger log = LoggerFactory.getLogger(CancelRun.class);

    private final Runs runs;
    private final Outbox outbox;

    CancelRun(Runs runs, Outbox outbox) {
        this.runs = runs;
        this.outbox = outbox;
    }

    /** The owner hears of it with its next heartbeat. A run that is over is left alone. */
    @Transactional
    public void cancel(UUID run, String by, @Nullable String why) {
        var isOpen = runs.cancel(run, by, why);
        if (!isOpen && runs.dropNext(run)) {
            var ending = Ending.cancelled(by, why);
            outbox.add(new SyncEnded(
                    run, ending.outcome(), ending.reason(), SyncBalance.ZERO, ending.code(), SyncTraffic.NONE));
        }
        log.atInfo().addKeyValue("runId", run).addKeyValue("isOpen", isOpen).log("a run is to be cancelled");
    }
}
