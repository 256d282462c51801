package tn.ars.tuniclaim.simulator.ledger;

import org.h2.mvstore.MVMap;

/** Running counts, kept in the file with what they count. */
enum Total {
    CALLS,
    ACCEPTED,
    REFUSED,
    FAULTED,
    UNDATED,
    BACKWARDS,
    OUT_OF_ORDER;

    long of(MVMap<String, Long> totals) {
        return totals.getOrDefault(name(), 0L);
    }

    /** The count including this one. */
    long add(MVMap<String, Long> totals) {
        var count = of(totals) + 1;
        totals.put(name(), count);
        return count;
    }
}
