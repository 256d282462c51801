package tn.ars.tuniclaim.importer.run;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import tn.ars.tuniclaim.event.SyncBalance;
import tn.ars.tuniclaim.importer.normalize.Reading.Oddity;

/**
 * How far a reading of the list has come.
 *
 * @param reading which of the run's, from 1: a list that breaks off is read again
 * @param toldAt when people were last told
 */
record Progress(int reading, SyncBalance balance, Map<Oddity, Long> oddities, Instant toldAt) {

    /** Nothing of it has been written. */
    static Progress none(int reading) {
        return new Progress(reading, SyncBalance.ZERO, Map.of(), Instant.EPOCH);
    }

    boolean isNone() {
        return equals(none(reading));
    }

    Progress plus(SyncBalance more, Map<Oddity, Long> moreOddities, Instant told) {
        var sum = new EnumMap<Oddity, Long>(Oddity.class);
        sum.putAll(oddities);
        moreOddities.forEach((oddity, times) -> sum.merge(oddity, times, Long::sum));
        return new Progress(reading, balance.plus(more), sum, told);
    }
}
