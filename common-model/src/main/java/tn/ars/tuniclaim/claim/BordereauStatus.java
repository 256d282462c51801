package tn.ars.tuniclaim.claim;

import java.util.Map;
import java.util.Optional;

/**
 * What became of a bordereau. The declaration order is the order of the work, so that a status that ARS has left behind
 * can be told from one ahead; the words after {@link #CLOTURE} are states beside the way, which no import sets or leaves.
 */
public enum BordereauStatus {
    EN_ATTENTE,
    A_SCANNER,
    SCAN_EN_COURS,
    SCANNE,
    A_AFFECTER,
    ASSIGNE,
    EN_COURS,
    TRAITE,
    PRET_VIREMENT,
    VIREMENT_EN_COURS,
    VIREMENT_EXECUTE,
    PAYE,
    CLOTURE,
    VIREMENT_REJETE,
    EN_DIFFICULTE,
    PARTIEL,
    MIS_EN_INSTANCE,
    REJETE,
    RETOURNE;

    /** Older exports of the partner use these words. */
    private static final Map<String, BordereauStatus> SYNONYMS = Map.of("SCAN_TERMINE", SCANNE);

    private static final Map<String, BordereauStatus> BY_WORD = Wording.byWord(values(), SYNONYMS);

    /** The status behind one of the partner's words, whatever its case; empty for a word never seen. */
    public static Optional<BordereauStatus> fromPartner(String word) {
        return Optional.ofNullable(BY_WORD.get(Wording.normalized(word)));
    }

    /** True when work on the bordereau went from this status on to {@code other}; never for states beside the way. */
    public boolean isBefore(BordereauStatus other) {
        return isOnTheWay() && other.isOnTheWay() && compareTo(other) < 0;
    }

    private boolean isOnTheWay() {
        return compareTo(CLOTURE) <= 0;
    }
}
