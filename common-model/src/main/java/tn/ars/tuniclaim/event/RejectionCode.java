package tn.ars.tuniclaim.event;

/** Why an entry was rejected, for readers that speak another language than its {@code reason}. */
public enum RejectionCode {
    REQUIRED,
    NOT_TEXT,
    /** Too long, or with characters that no key may have. */
    NOT_A_KEY,
    NOT_A_DATE,
    NOT_AN_AMOUNT,
    NOT_A_COUNT,
    NOT_AN_OBJECT,
    NOT_A_LIST,
    TOO_MANY,
    /** Too large, too deep, or a number beyond all measure: only its beginning was kept. */
    UNREADABLE,
    BULLETINS_UNAVAILABLE,
    /** It made sense, but the database did not take it. */
    NOT_WRITABLE
}
