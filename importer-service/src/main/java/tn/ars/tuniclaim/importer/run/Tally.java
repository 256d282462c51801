package tn.ars.tuniclaim.importer.run;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import tn.ars.tuniclaim.event.SyncBalance;
import tn.ars.tuniclaim.event.SyncBalance.Counts;
import tn.ars.tuniclaim.importer.bordereau.Fate;
import tn.ars.tuniclaim.importer.normalize.Reading.Oddity;
import tn.ars.tuniclaim.importer.normalize.Reading.Rejected;
import tn.ars.tuniclaim.importer.run.Ready.Read;
import tn.ars.tuniclaim.importer.run.Ready.Refused;
import tn.ars.tuniclaim.importer.run.Ready.Same;

/** What a batch came to. Of an entry that is rejected or a duplicate, the bulletins are not looked at. */
record Tally(SyncBalance balance, Map<Oddity, Long> oddities, List<Rejected> rejected) {

    /** @param fates of those that were not refused, in their order */
    static Tally of(List<Ready> batch, List<Fate> fates) {
        var tally = new Tally.Builder();
        var remaining = fates.iterator();
        for (var entry : batch) {
            tally.receive();
            switch (entry) {
                case Refused refused -> tally.reject(refused.rejected());
                case Same _ -> tally.take(remaining.next());
                case Read read -> tally.take(read, remaining.next());
            }
        }
        return tally.done();
    }

    /** What was received is counted where it comes in, and its fates where they are known: they need not agree. */
    private static final class Builder {

        private long entries;
        private long bulletins;
        private long items;
        private SyncBalance fates = SyncBalance.ZERO;
        private final Map<Oddity, Long> oddities = new EnumMap<>(Oddity.class);
        private final List<Rejected> rejected = new ArrayList<>();

        void receive() {
            entries++;
        }

        void reject(Rejected entry) {
            rejected.add(entry);
            count(rejected(1), Counts.ZERO, Counts.ZERO, 0);
        }

        void take(Fate fate) {
            bulletins += fate.bulletins().inStep();
            items += fate.items().inStep();
            count(fate.bordereau(), fate.bulletins(), fate.items(), fate.announced());
        }

        void take(Read read, Fate fate) {
            count(fate.bordereau(), fate.bulletins(), fate.items(), fate.announced());
            if (!fate.isDuplicate()) {
                var entry = read.reading();
                bulletins += entry.came();
                items += read.prepared().items();
                count(Counts.ZERO, new Counts(0, 0, 0, 0, entry.repeated(), 0), Counts.ZERO, 0);
                count(Counts.ZERO, rejected(entry.rejected().size()), Counts.ZERO, 0);
                rejected.addAll(entry.rejected());
                entry.oddities().forEach((oddity, times) -> oddities.merge(oddity, times, Long::sum));
            }
        }

        private void count(Counts ofBordereaux, Counts ofBulletins, Counts ofItems, long announced) {
            fates = fates.plus(new SyncBalance(ofBordereaux, ofBulletins, ofItems, announced));
        }

        private static Counts rejected(int times) {
            return new Counts(0, 0, 0, 0, 0, times);
        }

        Tally done() {
            var balance = new SyncBalance(
                    received(entries, fates.bordereaux()),
                    received(bulletins, fates.bulletins()),
                    received(items, fates.items()),
                    fates.announced());
            return new Tally(balance, oddities, rejected);
        }

        private static Counts received(long received, Counts fates) {
            return new Counts(
                    received, fates.created(), fates.updated(), fates.unchanged(), fates.duplicate(), fates.rejected());
        }
    }
}
