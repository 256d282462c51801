package tn.ars.tuniclaim.event;

/** Why a run did not bring everything, for readers that speak another language than its {@code reason}. */
public enum SyncFailure {
    ENTRIES_REJECTED,
    /** No connection could be made. */
    PARTNER_UNREACHABLE,
    /** No answer, or none to its end, in the time allowed. */
    PARTNER_TIMED_OUT,
    /** It answered with errors of its own. */
    PARTNER_FAILING,
    /** The connection broke off. */
    PARTNER_BROKE_OFF,
    /** What it answered was not the JSON that was expected. */
    PARTNER_UNREADABLE,
    /** It refused the call. */
    PARTNER_REFUSED,
    /** Most calls failed, so that nothing was asked any more. */
    PARTNER_LEFT_ALONE,
    CREDENTIALS_REFUSED,
    /** Not every entry received has exactly one fate: an error in the importer. */
    UNBALANCED,
    /** ARS's own side failed. */
    OWN_FAILURE,
    CANCELLED,
    /** The importer was stopped in order. */
    STOPPED,
    /** The importer was not heard of any more. */
    OWNER_DIED
}
