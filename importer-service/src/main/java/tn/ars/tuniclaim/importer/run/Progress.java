package tn.ars.tuniclaim.importer.run;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import tn.ars.tuniclaim.event.SyncBalance;
import tn.ars.tuniclaim.importer.normalize.Reading.Oddity;

/**
 * How far a reading of the list has come.
 *
 * @param toldAt when people were last told
 */
record Progress(SyncBalance balance, Map<Oddity, Long> oddities, Instant toldAt) {

    static final Progress NONE = new Progress(SyncBalance.ZERO, Map.of(), Instant.EPOCH);

    /** True for a reading of which nothing has been written. */
    boolean isNone() {
        return equals(NONE);
    }

    Progress plus(SyncBalance more, Map<Oddity, Long> moreOddities, Instant told) {
        var sum = new EnumMap<Oddity, Long>(Oddity.class);
        sum.putAll(oddities);
        moreOddities.forEach((oddity, times) -> sum.merge(oddity, times, Long::sum));
        return new Progress(balance.plus(more), sum, told);
    }
}
