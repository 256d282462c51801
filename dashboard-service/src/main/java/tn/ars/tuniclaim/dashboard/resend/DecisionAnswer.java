package tn.ars.tuniclaim.dashboard.resend;

/** What came of somebody's decision about a replay. */
public enum DecisionAnswer {
    DONE,
    UNKNOWN,
    /** It was decided already, has expired, or never needed a second person. */
    NOT_PENDING,
    /** Whoever asked for it cannot be the second person. */
    OWN
}
