package tn.ars.tuniclaim.claim;

import java.util.Map;
import java.util.Optional;

/** The five states of a virement in ARS, each with the word that the partner reads. */
public enum PaymentStatus {
    NON_EXECUTE("PENDING"),
    EN_COURS_EXECUTION("IN_PROGRESS"),
    EXECUTE_PARTIELLEMENT("PARTIALLY_PAID"),
    REJETE("REJECTED"),
    EXECUTE("PAID");

    private static final Map<String, PaymentStatus> BY_WORD = Wording.byWord(
            values(),
            Map.of(
                    NON_EXECUTE.partnerWord, NON_EXECUTE,
                    EN_COURS_EXECUTION.partnerWord, EN_COURS_EXECUTION,
                    EXECUTE_PARTIELLEMENT.partnerWord, EXECUTE_PARTIELLEMENT,
                    REJETE.partnerWord, REJETE,
                    EXECUTE.partnerWord, EXECUTE));

    private final String partnerWord;

    PaymentStatus(String partnerWord) {
        this.partnerWord = partnerWord;
    }

    public String partnerWord() {
        return partnerWord;
    }

    /** The state behind ARS's own or the partner's word, whatever its case; empty for a word never seen. */
    public static Optional<PaymentStatus> fromWord(String word) {
        return Optional.ofNullable(BY_WORD.get(Wording.normalized(word)));
    }
}
