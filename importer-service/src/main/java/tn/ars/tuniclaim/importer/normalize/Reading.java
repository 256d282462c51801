package tn.ars.tuniclaim.importer.normalize;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tn.ars.tuniclaim.event.RejectionCode;
import tn.ars.tuniclaim.importer.bordereau.PartnerBordereau;
import tools.jackson.databind.JsonNode;

/** What an entry of the partner's list was read as. */
public sealed interface Reading {

    /** Of the entry in the list, from 1. */
    long position();

    /**
     * A bordereau, with those of its bulletins that make sense.
     *
     * @param repeated bulletins left out because their {@code numBs} had come before
     * @param rejected bulletins left out because they make no sense
     * @param oddities how often each was met
     */
    record Normalized(
            long position,
            PartnerBordereau bordereau,
            int repeated,
            List<Rejected> rejected,
            Map<Oddity, Long> oddities)
            implements Reading {

        /**
         * @param reason why it cannot be written, without any value of it
         * @param raw the entry as the partner wrote it
         */
        public Rejected refused(String reason, JsonNode raw) {
            return new Rejected(
                    position,
                    0,
                    bordereau.reference().value(),
                    null,
                    null,
                    RejectionCode.NOT_WRITABLE,
                    null,
                    reason,
                    raw);
        }
    }

    /**
     * Something that cannot be taken over.
     *
     * @param bulletin its place among the bulletins of the entry, from 1; 0: the entry itself
     * @param reference as the partner wrote it, as far as it could be read; {@code numBs} likewise
     * @param field where it is wrong; null: as a whole
     * @param expected what would be right, in no language: examples or bounds
     * @param reason what is wrong and what would be right, never the value
     * @param raw the whole entry as the partner wrote it, of one beyond measure its beginning; personal data
     */
    record Rejected(
            long position,
            int bulletin,
            @Nullable String reference,
            @Nullable String numBs,
            @Nullable String field,
            RejectionCode code,
            @Nullable String expected,
            String reason,
            JsonNode raw)
            implements Reading {}

    /** What is odd, but hinders nothing. */
    enum Oddity {
        STATUT_UNKNOWN,
        ETAT_UNKNOWN,
        NOMBRE_BS_DIFFERS
    }
}
