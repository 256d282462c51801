package tn.ars.tuniclaim.importer.run;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tn.ars.tuniclaim.event.AlertCause;
import tn.ars.tuniclaim.event.SyncEvent.SyncEnded;
import tn.ars.tuniclaim.event.SyncEvent.SyncStarted;
import tn.ars.tuniclaim.event.SyncTrigger;
import tn.ars.tuniclaim.importer.run.Request.Reads;
import tn.ars.tuniclaim.service.outbox.Outbox;

/** Ends runs, each once, tells people what that means, and opens the run that is to follow. */
@Component
class EndRun {

    private static final Logger log = LoggerFactory.getLogger(EndRun.class);

    private final Runs runs;
    private final Rejections rejections;
    private final Retries retries;
    private final OpenAlerts alerts;
    private final Outbox outbox;
    private final Ledger ledger;

    EndRun(Runs runs, Rejections rejections, Retries retries, OpenAlerts alerts, Outbox outbox, Ledger ledger) {
        this.runs = runs;
        this.rejections = rejections;
        this.retries = retries;
        this.alerts = alerts;
        this.outbox = outbox;
        this.ledger = ledger;
    }

    /** @return the run that follows at once, which this process must carry out */
    @Transactional
    Optional<Request> end(UUID run, Ending ending) {
        return runs.end(run, ending).flatMap(ended -> {
            ledger.countOnCommit(ending.outcome(), ended.balance(), rejections.countsOf(run));
            rejections.settle(ended.request(), ending.isComplete());
            tell(ended, ending);
            var next = Optional.ofNullable(following(ended, ending));
            next.ifPresent(this::open);
            if (ending.isDeath()) {
                next.ifPresent(heir -> retries.handOn(run, heir.run()));
            }
            return next;
        });
    }

    /** What died is repeated by itself, but not what was a repetition: then it may be the run that kills. */
    private static @Nullable Request following(Ended ended, Ending ending) {
        if (ended.next() != null) {
            return ended.next();
        }
        var isToBeRepeated = ending.isDeath() && ended.request().trigger() != SyncTrigger.RECOVERY;
        return isToBeRepeated ? ended.request().repeated() : null;
    }

    private void open(Request next) {
        runs.open(next);
        outbox.add(new SyncStarted(next.run(), next.trigger(), next.requestedBy()));
    }

    private void tell(Ended ended, Ending ending) {
        var run = ended.request().run();
        outbox.add(
                new SyncEnded(run, ending.outcome(), ending.reason(), ended.balance(), ending.code(), ended.traffic()));
        if (ending.isComplete() && ended.request().reads() == Reads.LIST) {
            alerts.resolve(AlertCause.PARTNER_UNAVAILABLE, AlertCause.CREDENTIALS_REFUSED, AlertCause.SYNC_FAILED);
        }
        if (ending.isComplete() && rejections.areAllSettled()) {
            alerts.resolve(AlertCause.ENTRIES_REJECTED);
        }
        if (ending.cause() != null && ending.reason() != null) {
            alerts.raise(ending.cause(), ending.reason(), run);
        }
        log.atInfo()
                .addKeyValue("runId", run)
                .addKeyValue("outcome", ending.outcome())
                .addKeyValue("reason", ending.loggedReason())
                .addKeyValue("bordereaux", ended.balance().bordereaux())
                .addKeyValue("bulletins", ended.balance().bulletins())
                .addKeyValue("items", ended.balance().items())
                .addKeyValue("traffic", ended.traffic())
                .log("the run has ended");
    }
}
