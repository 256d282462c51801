package tn.ars.tuniclaim.importer.run;

import org.jspecify.annotations.Nullable;
import tn.ars.tuniclaim.importer.bordereau.Fingerprint;
import tn.ars.tuniclaim.importer.bordereau.Known;
import tn.ars.tuniclaim.importer.bordereau.Prepared;
import tn.ars.tuniclaim.importer.normalize.NormalizeEntry;
import tn.ars.tuniclaim.importer.normalize.Reading.Normalized;
import tn.ars.tuniclaim.importer.normalize.Reading.Rejected;
import tn.ars.tuniclaim.importer.partner.Slice;

/** An entry that is ready to be written. */
sealed interface Ready {

    /** It says what the tables say. */
    record Same(Known known) implements Ready {}

    /** It has been read. */
    record Read(Slice slice, Normalized reading, Prepared prepared) implements Ready {}

    /** It cannot be taken over. */
    record Refused(Rejected rejected) implements Ready {}

    /** @param raw of its bytes; null where they do not tell whether it comes again */
    static Ready read(Slice slice, @Nullable Fingerprint raw, NormalizeEntry rules) {
        return switch (rules.normalize(slice.entry())) {
            case Rejected rejected -> new Refused(rejected);
            case Normalized normalized -> {
                var known = isClean(normalized) ? raw : null;
                var rejected = normalized.rejected().size();
                var manner = new Prepared.Manner(known, normalized.repeated(), rejected, slice.size());
                yield new Read(slice, normalized, Prepared.of(normalized.bordereau(), manner));
            }
        };
    }

    /** Only then its bytes say all there is to say. */
    private static boolean isClean(Normalized normalized) {
        return normalized.repeated() == 0
                && normalized.rejected().isEmpty()
                && normalized.oddities().isEmpty();
    }
}
