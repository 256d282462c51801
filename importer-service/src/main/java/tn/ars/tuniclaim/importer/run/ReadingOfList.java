package tn.ars.tuniclaim.importer.run;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import tn.ars.tuniclaim.event.SyncBalance;
import tn.ars.tuniclaim.importer.normalize.NormalizeEntry;
import tn.ars.tuniclaim.importer.normalize.Reading;
import tn.ars.tuniclaim.importer.partner.Entry;

/** One reading of the partner's list: gathers entries into batches. Not thread-safe. */
final class ReadingOfList implements Consumer<Entry> {

    private final ActiveRun run;
    private final NormalizeEntry normalizeEntry;
    private final WriteBatch writeBatch;
    private final int batchSize;
    private final List<Reading> gathered = new ArrayList<>();
    private Progress progress = Progress.NONE;

    ReadingOfList(ActiveRun run, NormalizeEntry normalizeEntry, WriteBatch writeBatch, int batchSize) {
        this.run = run;
        this.normalizeEntry = normalizeEntry;
        this.writeBatch = writeBatch;
        this.batchSize = batchSize;
    }

    @Override
    public void accept(Entry entry) {
        gathered.add(normalizeEntry.normalize(entry));
        if (gathered.size() == batchSize) {
            write();
        }
    }

    SyncBalance finish() {
        write();
        return progress.balance();
    }

    private void write() {
        run.undisturbed(() -> progress = writeBatch.write(run, List.copyOf(gathered), progress));
        gathered.clear();
    }
}
