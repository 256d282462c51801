package tn.ars.tuniclaim.importer.run;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.importer.normalize.NormalizeEntry;
import tn.ars.tuniclaim.importer.partner.PartnerFault;

/** Leads what a run reads, entry by entry, into the tables. */
@Component
class ImportList {

    private static final Logger log = LoggerFactory.getLogger(ImportList.class);

    private final NormalizeEntry normalizeEntry;
    private final WriteBatch writeBatch;
    private final RunProperties settings;

    ImportList(NormalizeEntry normalizeEntry, WriteBatch writeBatch, RunProperties settings) {
        this.normalizeEntry = normalizeEntry;
        this.writeBatch = writeBatch;
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
            var reading = new ReadingOfList(run, normalizeEntry, writeBatch, settings.batchSize());
            last.set(reading);
            return reading;
        });
        var reading = last.get();
        if (reading == null) {
            throw new IllegalStateException("nothing was read");
        }
        return Ending.completed(reading.finish());
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
