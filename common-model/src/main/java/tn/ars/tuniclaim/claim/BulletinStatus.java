package tn.ars.tuniclaim.claim;

import java.util.Map;
import java.util.Optional;

/** What became of a bulletin de soin (its {@code etat}). */
public enum BulletinStatus {
    IN_PROGRESS,
    VALIDATED,
    REJECTED,
    PAID;

    private static final Map<String, BulletinStatus> SYNONYMS = Map.of(
            "EN_COURS", IN_PROGRESS,
            "TRAITE", VALIDATED,
            "VALIDE", VALIDATED,
            "REJETE", REJECTED,
            "PAYE", PAID);

    private static final Map<String, BulletinStatus> BY_WORD = Wording.byWord(values(), SYNONYMS);

    /** The status behind one of the words in use, English or French, whatever its case; empty for a word never seen. */
    public static Optional<BulletinStatus> fromPartner(String word) {
        return Optional.ofNullable(BY_WORD.get(Wording.normalized(word)));
    }
}
