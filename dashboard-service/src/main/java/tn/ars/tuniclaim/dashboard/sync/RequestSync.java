package tn.ars.tuniclaim.dashboard.sync;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.dashboard.history.Run;
import tn.ars.tuniclaim.dashboard.history.Runs;
import tn.ars.tuniclaim.dashboard.sync.SyncAnswer.Accepted;
import tn.ars.tuniclaim.dashboard.sync.SyncAnswer.AlreadyAsked;
import tn.ars.tuniclaim.dashboard.sync.SyncAnswer.AlreadyRuns;
import tn.ars.tuniclaim.event.SyncCommand.SyncRequested;
import tn.ars.tuniclaim.event.SyncTrigger;
import tn.ars.tuniclaim.service.intake.Outages;
import tn.ars.tuniclaim.service.publish.EventPublisher;

/**
 * Asks the importer for a run, unless one is known to go on. Those that ask before the run asked for has begun ask for that very
 * run: the importer starts it once. Through two instances at the same moment two runs are asked for, and the importer lets the
 * second join; so it may be while the database is away. Thread-safe.
 */
@Component
public class RequestSync {

    private static final Logger log = LoggerFactory.getLogger(RequestSync.class);

    /** A run that lives tells of itself every second; one silent for so long may be dead, and the importer is asked. */
    private static final Duration SILENCE = Duration.ofMinutes(2);

    private final Runs runs;
    private final EventPublisher publisher;
    private final Clock clock;
    private final AtomicReference<@Nullable Asked> last = new AtomicReference<>();

    RequestSync(Runs runs, EventPublisher publisher, Clock clock) {
        this.runs = runs;
        this.publisher = publisher;
        this.clock = clock;
    }

    /** @throws tn.ars.tuniclaim.service.publish.NotPublished when Kafka is away */
    public SyncAnswer request(String account) {
        return goingOn().<SyncAnswer>map(run -> new AlreadyRuns(run.id())).orElseGet(() -> ask(account));
    }

    private SyncAnswer ask(String account) {
        var known = last.get();
        if (known != null && isAwaited(known)) {
            return publish(new AlreadyAsked(known.runId()), account);
        }
        var mine = new Asked(UUID.randomUUID(), clock.instant());
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

    /** It is answered once it was heard of, or a run that it may have joined has ended. */
    private boolean isAwaited(Asked asked) {
        var now = clock.instant();
        return asked.at().isAfter(now.minus(SILENCE))
                && unlessAway(() -> !runs.isAnswered(asked.runId(), asked.at(), now), false);
    }

    private Optional<Run> goingOn() {
        return unlessAway(() -> runs.goingOn(clock.instant().minus(SILENCE)), Optional.empty());
    }

    private static <T> T unlessAway(Supplier<T> question, T otherwise) {
        try {
            return question.get();
        } catch (DataAccessException failure) {
            if (!Outages.isOutage(failure)) {
                throw failure;
            }
            log.atWarn()
                    .addKeyValue("failure", failure.getClass().getName())
                    .log("whether a run goes on is unknown: the database is away");
            return otherwise;
        }
    }

    private record Asked(UUID runId, Instant at) {}
}
