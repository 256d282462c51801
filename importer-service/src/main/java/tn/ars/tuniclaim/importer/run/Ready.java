package tn.ars.tuniclaim.importer.run;

import tn.ars.tuniclaim.importer.bordereau.Known;
import tn.ars.tuniclaim.importer.bordereau.Prepared;
import tn.ars.tuniclaim.importer.normalize.Reading.Normalized;
import tn.ars.tuniclaim.importer.normalize.Reading.Rejected;

/** An entry that is ready to be written. */
sealed interface Ready {

    /** It says what the tables say. */
    record Same(Known known) implements Ready {}

    /** It has been read. */
    record Readable(Normalized reading, Prepared prepared) implements Ready {}

    /** It cannot be taken over. */
    record Refused(Rejected rejected) implements Ready {}
}
