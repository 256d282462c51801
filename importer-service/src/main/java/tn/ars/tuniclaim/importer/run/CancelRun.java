package tn.ars.tuniclaim.importer.run;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Asks the owner of a run to end it; what it has written stays. Repeatable. */
@Service
public class CancelRun {

    private static final Logger log = LoggerFactory.getLogger(CancelRun.class);

    private final Runs runs;

    CancelRun(Runs runs) {
        this.runs = runs;
    }

    /** The owner hears of it with its next heartbeat. A run that is over is left alone. */
    public void cancel(UUID run, String by, @Nullable String why) {
        var isOpen = runs.cancel(run, by, why);
        log.atInfo().addKeyValue("runId", run).addKeyValue("isOpen", isOpen).log("a run is to be cancelled");
    }
}
