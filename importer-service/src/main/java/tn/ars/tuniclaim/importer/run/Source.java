package tn.ars.tuniclaim.importer.run;

import java.util.function.Supplier;
import tn.ars.tuniclaim.importer.partner.Partner;

/** What a run reads. */
@FunctionalInterface
interface Source {

    /**
     * @param readings asked for a new reader whenever reading begins, also anew
     * @throws tn.ars.tuniclaim.importer.partner.PartnerFault when the partner did not give all
     */
    void read(Supplier<? extends Partner.Reader> readings);
}
