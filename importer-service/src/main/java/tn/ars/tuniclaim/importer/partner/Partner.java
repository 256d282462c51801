package tn.ars.tuniclaim.importer.partner;

import java.util.Iterator;
import java.util.function.Consumer;
import java.util.function.Supplier;
import tn.ars.tuniclaim.event.SyncTraffic;

/** The partner's bordereaux, to be read. */
public interface Partner {

    /**
     * Reads the list from beginning to end, the bulletins of each bordereau with it. What a reader throws ends the reading
     * and is thrown on.
     *
     * @param readings asked for a new reader whenever the list is read from its beginning, also after it broke off
     * @throws PartnerFault when the partner did not give the whole list, however often it was asked
     */
    void read(Supplier<? extends Consumer<Entry>> readings);

    /**
     * Reads entries again that were kept, with the partner's bulletins of now. Where it has none for them, with those that
     * were kept.
     *
     * @param count how many they are
     */
    void readAgain(Iterator<Kept> kept, long count, Supplier<? extends Consumer<Entry>> readings);

    /** What was asked of the partner since this process began. */
    SyncTraffic traffic();

    Pace pace();
}
