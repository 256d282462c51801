package tn.ars.tuniclaim.event;

/** When a recipient is told. */
public enum NoticePace {
    IMMEDIATE,
    /** In the digest of the day. */
    DAILY,
    /** In the digest of the week. */
    WEEKLY,
    NONE
}
