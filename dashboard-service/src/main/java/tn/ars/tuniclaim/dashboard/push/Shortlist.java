package tn.ars.tuniclaim.dashboard.push;

import java.util.List;

/**
 * The newest of many.
 *
 * @param all how many there are
 */
public record Shortlist<T>(List<T> newest, long all) {

    public Shortlist {
        newest = List.copyOf(newest);
    }

    public boolean isEmpty() {
        return all == 0;
    }

    /** How many there are besides. */
    public long others() {
        return all - newest.size();
    }
}
