package tn.ars.tuniclaim.dashboard.sync;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.dashboard.history.Run;
import tn.ars.tuniclaim.dashboard.history.Runs;
import tn.ars.tuniclaim.dashboard.sync.SyncAnswer.Accepted;
import tn.ars.tuniclaim.dashboard.sync.SyncAnswer.AlreadyRuns;
import tn.ars.tuniclaim.event.SyncCommand.SyncRequested;
import tn.ars.tuniclaim.event.SyncTrigger;
import tn.ars.tuniclaim.service.intake.Outages;
import tn.ars.tuniclaim.service.publish.EventPublisher;

/**
 * Asks the importer for a run, unless one is known to go on. Two that ask at the same moment are both passed on: the importer
 * alone decides, and lets the second join. So it does with all that ask while the database is away.
 */
@Component
public class RequestSync {

    private static final Logger log = LoggerFactory.getLogger(RequestSync.class);

    /** A run that lives tells of itself every second; one silent for so long may be dead, and the importer is asked. */
    private static final Duration SILENCE = Duration.ofMinutes(2);

    private final Runs runs;
    private final EventPublisher publisher;
    private final Clock clock;

    RequestSync(Runs runs, EventPublisher publisher, Clock clock) {
        this.runs = runs;
        this.publisher = publisher;
        this.clock = clock;
    }

    /** @throws tn.ars.tuniclaim.service.publish.NotPublished when Kafka is away */
    public SyncAnswer request(String account) {
        return goingOn().<SyncAnswer>map(run -> new AlreadyRuns(run.id())).orElseGet(() -> start(account));
    }

    private Optional<Run> goingOn() {
        try {
            return runs.goingOn(clock.instant().minus(SILENCE));
        } catch (DataAccessException failure) {
            if (!Outages.isOutage(failure)) {
                throw failure;
            }
            log.atWarn()
                    .addKeyValue("failure", failure.getClass().getName())
                    .log("whether a run goes on is unknown: the database is away");
            return Optional.empty();
        }
    }

    private Accepted start(String account) {
        var runId = UUID.randomUUID();
        publisher.publish(new SyncRequested(runId, SyncTrigger.PERSON, account));
        log.atInfo().addKeyValue("runId", runId).log("a run was asked for");
        return new Accepted(runId);
    }
}
