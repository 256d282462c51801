package tn.ars.tuniclaim.importer.publication;

import java.util.List;
import tn.ars.tuniclaim.event.Event;

/**
 * A bordereau was created or changed.
 *
 * @param bordereau its row
 * @param facts what is to be told of it, in order, as the rows say it; empty where they are to be read back from the rows
 * @param count of the facts, or somewhat more
 * @param size about, in bytes
 */
public record Change(long bordereau, List<Event> facts, int count, int size) {

    public static Change of(long bordereau, List<Event> facts, int size) {
        return new Change(bordereau, List.copyOf(facts), facts.size(), size);
    }

    /** What the rows say will be told. */
    public static Change readBack(long bordereau, int count) {
        return new Change(bordereau, List.of(), count, 0);
    }
}
