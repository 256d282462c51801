package tn.ars.tuniclaim.importer.run;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import tn.ars.tuniclaim.event.SyncBalance;
import tn.ars.tuniclaim.event.SyncBalance.Counts;
import tn.ars.tuniclaim.importer.bordereau.Fate;
import tn.ars.tuniclaim.importer.normalize.Reading.Normalized;
import tn.ars.tuniclaim.importer.normalize.Reading.Oddity;
import tn.ars.tuniclaim.importer.normalize.Reading.Rejected;
import tn.ars.tuniclaim.importer.run.Ready.Read;
import tn.ars.tuniclaim.importer.run.Ready.Refused;
import tn.ars.tuniclaim.importer.run.Ready.Same;

/** What a batch came to. Of an entry that is rejected or a duplicate, the bulletins are not looked at. */
record Tally(SyncBalance balance, Map<Oddity, Long> oddities, List<Rejected> rejected) {

    private static final Counts ONE_REJECTED = new Counts(1, 0, 0, 0, 0, 1);

    /** @param fates of those that were not refused, in their order */
    static Tally of(List<Ready> batch, List<Fate> fates) {
        var tally = new Tally.Builder();
        var remaining = fates.iterator();
        for (var entry : batch) {
            switch (entry) {
                case Refused refused -> tally.reject(refused.rejected());
                case Same _ -> tally.take(remaining.next());
                case Read read -> tally.take(read.reading(), remaining.next());
            }
        }
        return new Tally(tally.balance, tally.oddities, tally.rejected);
    }

    private static final class Builder {

        private SyncBalance balance = SyncBalance.ZERO;
        private final Map<Oddity, Long> oddities = new EnumMap<>(Oddity.class);
        private final List<Rejected> rejected = new ArrayList<>();

        void reject(Rejected entry) {
            rejected.add(entry);
            balance = balance.plus(new SyncBalance(ONE_REJECTED, Counts.ZERO, Counts.ZERO, 0));
        }

        void take(Fate fate) {
            balance = balance.plus(new SyncBalance(fate.bordereau(), fate.bulletins(), fate.items(), fate.announced()));
        }

        void take(Normalized entry, Fate fate) {
            take(fate);
            if (!fate.isDuplicate()) {
                var repeated = entry.repeated();
                var refused = entry.rejected().size();
                var leftOut = new Counts(repeated + refused, 0, 0, 0, repeated, refused);
                balance = balance.plus(new SyncBalance(Counts.ZERO, leftOut, Counts.ZERO, 0));
                rejected.addAll(entry.rejected());
                entry.oddities().forEach((oddity, times) -> oddities.merge(oddity, times, Long::sum));
            }
        }
    }
}
