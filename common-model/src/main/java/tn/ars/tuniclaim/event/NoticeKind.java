package tn.ars.tuniclaim.event;

/** What a notice says. */
public enum NoticeKind {
    /** An incident is open. */
    OPENED,
    /** It has grown a lot. */
    UPDATED,
    /** It is still open. */
    REPEATED,
    /** It is over. */
    RESOLVED,
    /** A large import went through. */
    IMPORTED,
    /** What happened in a day or a week. */
    DIGEST,
    /** What came on top of the most that a person gets in an hour. */
    SUMMARY
}
