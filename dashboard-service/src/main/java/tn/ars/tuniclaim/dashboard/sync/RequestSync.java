package tn.ars.tuniclaim.dashboard.sync;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.dashboard.access.Caller;
import tn.ars.tuniclaim.dashboard.audit.Action;
import tn.ars.tuniclaim.dashboard.audit.Audit;
import tn.ars.tuniclaim.dashboard.audit.AuditTrail;
import tn.ars.tuniclaim.dashboard.audit.Deed;
import tn.ars.tuniclaim.dashboard.audit.Ending;
import tn.ars.tuniclaim.dashboard.history.Run;
import tn.ars.tuniclaim.dashboard.history.Runs;
import tn.ars.tuniclaim.dashboard.sync.SyncAnswer.Accepted;
import tn.ars.tuniclaim.dashboard.sync.SyncAnswer.AlreadyAsked;
import tn.ars.tuniclaim.dashboard.sync.SyncAnswer.AlreadyRuns;
import tn.ars.tuniclaim.event.SyncCommand.SyncRequested;
import tn.ars.tuniclaim.event.SyncTrigger;
import tn.ars.tuniclaim.service.publish.EventPublisher;

/**
 * Asks the importer for a run, unless one is known to go on. Those that ask before the run asked for has begun ask for that very
 * run: the importer starts it once. Through two instances at the same moment two runs are asked for, and the importer lets the
 * second join. Thread-safe.
 */
@Component
public class RequestSync {

    private static final Logger log = LoggerFactory.getLogger(RequestSync.class);

    /** A run that lives tells of itself every second; one silent for so long may be dead, and the importer is asked. */
    private static final Duration SILENCE = Duration.ofMinutes(2);

    private final Runs runs;
    private final Audit audit;
    private final AuditTrail trail;
    private final EventPublisher publisher;
    private final Clock clock;
    private final AtomicReference<@Nullable Asked> last = new AtomicReference<>();

    RequestSync(Runs runs, Audit audit, AuditTrail trail, EventPublisher publisher, Clock clock) {
        this.runs = runs;
        this.audit = audit;
        this.trail = trail;
        this.publisher = publisher;
        this.clock = clock;
    }

    /**
     * @param id that the run will have, unless one goes on or is asked for already: the same one again is the same request
     * @throws tn.ars.tuniclaim.service.publish.NotPublished when Kafka is away
     */
    public SyncAnswer request(Caller caller, UUID id) {
        return audit.during(
                new Deed(caller, Action.SYNC_STARTED, ""),
                () -> goingOn()
                        .<SyncAnswer>map(run -> new AlreadyRuns(run.id()))
                        .orElseGet(() -> ask(caller.account(), id)),
                answer -> Ending.done(answer.runId().toString()));
    }

    /** Under an id that nobody asks under again. */
    public SyncAnswer request(Caller caller) {
        return request(caller, UUID.randomUUID());
    }

    private SyncAnswer ask(String account, UUID id) {
        var known = last.get();
        if (known != null && isAwaited(known)) {
            return publish(new AlreadyAsked(known.runId()), account);
        }
        var mine = new Asked(id, clock.instant());
        var isFirst = last.compareAndSet(known, mine);
        var asked = Objects.requireNonNull(last.get()).runId();
        return publish(isFirst ? new Accepted(mine.runId()) : new AlreadyAsked(asked), account);
    }

    /** Told again with the same id, so that nobody depends on whether the one who asked first got through to Kafka. */
    private SyncAnswer publish(SyncAnswer answer, String account) {
        publisher.publish(new SyncRequested(answer.runId(), SyncTrigger.PERSON, account));
        log.atInfo().addKeyValue("runId", answer.runId()).log("a run was asked for");
        return answer;
    }

    /** It is answered once it was heard of, or a run that it may have joined has ended; and never once somebody cancelled it. */
    private boolean isAwaited(Asked asked) {
        var now = clock.instant();
        return asked.at().isAfter(now.minus(SILENCE))
                && !runs.isAnswered(asked.runId(), asked.at(), now)
                && !trail.hasDone(Set.of(Action.SYNC_CANCELLED), asked.runId(), asked.at());
    }

    private Optional<Run> goingOn() {
        return runs.goingOn(clock.instant().minus(SILENCE));
    }

    private record Asked(UUID runId, Instant at) {}
}
