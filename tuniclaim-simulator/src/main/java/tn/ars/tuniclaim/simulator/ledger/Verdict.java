package tn.ars.tuniclaim.simulator.ledger;

import java.util.List;

/**
 * Did anything ever go wrong on the way here?
 *
 * @param things distinct (bordereau, bulletin, kind) of which a state was accepted
 * @param undated accepted states without a time, of which no order can be told
 * @param wentBackwards a state older than one accepted before of the same thing
 * @param outOfOrderInBordereau a state older than one accepted before of any thing of the same bordereau
 * @param arrivedTwice a key accepted again although its answer had been given
 * @param resentAfterLostAnswer a key accepted again, as it must be, after its answer was lost
 * @param expected how many states were announced as to come
 * @param superseded of those, not arrived, and rightly so: a newer state of the same thing did
 * @param stayedAway of those, not arrived, and missed
 */
public record Verdict(
        long calls,
        long accepted,
        long refused,
        long faulted,
        long things,
        long undated,
        Finding<Entry> wentBackwards,
        Finding<Entry> outOfOrderInBordereau,
        Finding<Entry> arrivedTwice,
        Finding<Entry> resentAfterLostAnswer,
        long expected,
        long superseded,
        Finding<Expected> stayedAway) {

    /** @param examples the first few */
    public record Finding<T>(long count, List<T> examples) {}

    /** Nothing backwards, nothing twice, nothing missing. */
    public boolean isClean() {
        return wentBackwards.count() == 0
                && outOfOrderInBordereau.count() == 0
                && arrivedTwice.count() == 0
                && stayedAway.count() == 0;
    }
}
