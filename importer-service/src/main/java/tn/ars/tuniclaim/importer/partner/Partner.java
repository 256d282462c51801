package tn.ars.tuniclaim.importer.partner;

import java.util.Iterator;
import java.util.function.Supplier;
import tn.ars.tuniclaim.event.SyncTraffic;

/** The partner's bordereaux, to be read. */
public interface Partner {

    /**
     * Reads the list from beginning to end, the bulletins of each bordereau with it. What a reader throws ends the reading
     * and is thrown on; where it is a fault that time mends, the list is read again.
     *
     * @param readings asked for a new reader whenever the list is read from its beginning, also after it broke off
     * @throws PartnerFault when the partner did not give the whole list, however often it was asked
     */
    void read(Supplier<? extends Reader> readings);

    /**
     * Reads entries again that were kept, with the partner's bulletins of now. Where it has none for them, with those that
     * were kept.
     *
     * @param count how many they are
     */
    void readAgain(Iterator<Kept> kept, long count, Supplier<? extends Reader> readings);

    /** What was asked of the partner since this process began. */
    SyncTraffic traffic();

    Pace pace();

    /** What is done with the entries of one reading, in the partner's order. Closed when the reading ends, whole or not. */
    interface Reader extends AutoCloseable {

        void take(Slice slice);

        /** The list has come to its end. */
        void finish();

        @Override
        void close();
    }
}
