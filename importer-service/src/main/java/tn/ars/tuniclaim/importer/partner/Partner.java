package tn.ars.tuniclaim.importer.partner;

import java.util.function.Consumer;
import java.util.function.Supplier;

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
}
