package tn.ars.tuniclaim.dashboard.audit;

/** What became of what somebody did. */
public enum AuditOutcome {
    DONE,
    /** It made no sense as things were, and nothing was done. */
    REFUSED,
    /** Kafka or the database did not answer; it may have been done all the same. */
    UNAVAILABLE,
    /** By a mistake of our own. */
    FAILED
}
