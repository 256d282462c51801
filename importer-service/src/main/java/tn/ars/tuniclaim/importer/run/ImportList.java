package tn.ars.tuniclaim.importer.run;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.importer.partner.PartnerFault;
import tn.ars.tuniclaim.importer.publication.Publication;
import tn.ars.tuniclaim.service.intake.Outages;

/** Leads what a run reads, entry by entry, into the tables. */
@Component
class ImportList {

    private static final Logger log = LoggerFactory.getLogger(ImportList.class);

    private final Prepare prepare;
    private final WriteBatch writeBatch;
    private final Publication publication;
    private final RunProperties settings;

    ImportList(Prepare prepare, WriteBatch writeBatch, Publication publication, RunProperties settings) {
        this.prepare = prepare;
        this.writeBatch = writeBatch;
        this.publication = publication;
        this.settings = settings;
    }

    /** Whatever happens becomes a declared end. */
    Ending imported(ActiveRun run, Source source) {
        try {
            return readAll(run, source);
        } catch (RuntimeException failure) {
            var stopped = run.stopped();
            return stopped == null ? failed(run, failure) : stopped;
        }
    }

    private Ending readAll(ActiveRun run, Source source) {
        var last = new AtomicReference<@Nullable ReadingOfList>();
        source.read(() -> {
            var reading = new ReadingOfList(run, prepare, writeBatch, settings);
            last.set(reading);
            return reading;
        });
        var reading = last.get();
        if (reading == null) {
            throw new IllegalStateException("nothing was read");
        }
        awaitTold(run);
        return Ending.completed(reading.balance());
    }

    /** So that whoever hears of the end has heard of what it brought. What was written counts, however that goes. */
    private void awaitTold(ActiveRun run) {
        try {
            publication.awaitTold(run.id());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failure) {
            if (!Outages.isOutage(failure)) {
                throw failure;
            }
        }
    }

    private static Ending failed(ActiveRun run, RuntimeException failure) {
        return switch (failure) {
            case PartnerFault fault -> Ending.failed(fault);
            default -> {
                // The message may quote what was to be written: only the kinds of failure are told.
                log.atError()
                        .addKeyValue("runId", run.id())
                        .addKeyValue("failure", failure.getClass().getName())
                        .addKeyValue("cause", rootCause(failure).getClass().getName())
                        .log("the run failed on ARS's side");
                yield Ending.failed("ARS's own side failed (%s); see the importer's log"
                        .formatted(failure.getClass().getSimpleName()));
            }
        };
    }

    private static Throwable rootCause(Throwable failure) {
        var cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }
}
