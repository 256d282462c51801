package tn.ars.tuniclaim.dashboard.care;

/** What came of asking for something about an incident. */
public enum CareAnswer {
    /** The notifier was told, which refuses it where the incident is over by then. */
    TOLD,
    /** Nobody has told of such an incident, or it was forgotten. */
    UNKNOWN,
    /** There is nothing left to do about it. */
    OVER
}
