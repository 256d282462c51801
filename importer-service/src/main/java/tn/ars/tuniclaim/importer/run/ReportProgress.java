package tn.ars.tuniclaim.importer.run;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.event.Event;
import tn.ars.tuniclaim.event.RejectedEntryKept;
import tn.ars.tuniclaim.event.SyncEvent.EntryRejected;
import tn.ars.tuniclaim.event.SyncEvent.SyncProgressed;
import tn.ars.tuniclaim.importer.normalize.Reading.Rejected;
import tn.ars.tuniclaim.service.outbox.Outbox;

/** Keeps and tells what a batch came to, in the batch's own transaction. */
@Component
class ReportProgress {

    private static final Logger log = LoggerFactory.getLogger(ReportProgress.class);
    private static final Duration TELL_EVERY = Duration.ofMillis(500);

    private final Runs runs;
    private final Rejections rejections;
    private final Sources sources;
    private final Outbox outbox;
    private final Clock clock;

    ReportProgress(Runs runs, Rejections rejections, Sources sources, Outbox outbox, Clock clock) {
        this.runs = runs;
        this.rejections = rejections;
        this.sources = sources;
        this.outbox = outbox;
        this.clock = clock;
    }

    Progress report(UUID run, Tally tally, Progress before) {
        if (before.isNone()) {
            rejections.beginReading(run);
        }
        var entries = rejections.add(run, before.reading(), tally.rejected());
        outbox.add(Stream.concat(
                        tally.rejected().stream().map(one -> event(run, before.reading(), one)),
                        entries.entrySet().stream()
                                .map(entry ->
                                        RejectedEntryKept.of(run, before.reading(), entry.getKey(), entry.getValue())))
                .toArray(Event[]::new));
        warnOnce(run, tally, before);
        var now = clock.instant();
        var isDue = !now.isBefore(before.toldAt().plus(TELL_EVERY));
        var after = before.plus(tally.balance(), tally.oddities(), isDue ? now : before.toldAt());
        runs.progress(run, after.balance(), after.oddities());
        if (isDue) {
            var received = after.balance().bordereaux().received();
            outbox.add(new SyncProgressed(
                    run, after.balance(), sources.forecast(received).orElse(null)));
        }
        return after;
    }

    private static EntryRejected event(UUID run, int reading, Rejected rejected) {
        return new EntryRejected(
                run,
                reading,
                rejected.position(),
                rejected.reference(),
                rejected.numBs(),
                rejected.field(),
                rejected.reason(),
                rejected.code(),
                rejected.expected());
    }

    private static void warnOnce(UUID run, Tally tally, Progress before) {
        tally.oddities().keySet().stream()
                .filter(oddity -> !before.oddities().containsKey(oddity))
                .forEach(oddity -> log.atWarn()
                        .addKeyValue("runId", run)
                        .addKeyValue("oddity", oddity)
                        .log("the partner's data is odd; the run counts how often"));
    }
}
