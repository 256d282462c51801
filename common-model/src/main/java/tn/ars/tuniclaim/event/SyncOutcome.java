package tn.ars.tuniclaim.event;

/** How a run ended. Only the first two brought everything that could be brought. */
public enum SyncOutcome {
    COMPLETED,
    COMPLETED_WITH_REJECTIONS,
    FAILED,
    CANCELLED,
    INTERRUPTED
}
