package tn.ars.tuniclaim.dashboard.sync;

/** What came of asking for another try of what was rejected. */
public enum RetryAnswer {
    TOLD,
    /** Nobody has told of such a run. */
    RUN_UNKNOWN,
    /** The run rejected nothing there. */
    POSITION_UNKNOWN
}
