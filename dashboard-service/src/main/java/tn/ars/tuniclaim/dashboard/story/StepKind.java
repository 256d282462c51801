package tn.ars.tuniclaim.dashboard.story;

/** What can happen to a bordereau or a bulletin. */
public enum StepKind {
    /** Imported for the first time. */
    CREATED,
    /** The partner changed it. */
    UPDATED,
    /** An import could not take it over. */
    REJECTED,
    /** ARS decided a status. */
    STATUS,
    /** ARS decided a payment's state. */
    PAYMENT,
    RECLAMATION,
    /** The partner took a change. */
    DELIVERED,
    /** A change waits and is tried again by itself. */
    WAITING,
    SUPERSEDED,
    /** The partner said no to a change. */
    REFUSED,
    /** The pusher could not handle a change. */
    SET_ASIDE,
    /** A person had a change told again. */
    RELEASED,
    /** A person decided that a change is told no more. */
    DISCARDED,
    /** Something about it was wrong. */
    ALERT,
    /** The partner came to say another status than ARS holds. */
    DRIFT,
    /** It came to say what ARS holds, after it had said something else. */
    DRIFT_ENDED,
    /** Somebody was sent a mail about an incident that named it. */
    MAILED,
    /** Such a mail could not be sent, for now. */
    MAIL_FAILED
}
