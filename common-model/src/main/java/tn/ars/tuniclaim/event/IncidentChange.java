package tn.ars.tuniclaim.event;

/** What made an incident otherwise than it was. */
public enum IncidentChange {
    OPENED,
    /** There are more alerts. */
    COUNTED,
    /** The cause of which it is a symptom began or ended. */
    MUTED,
    UNMUTED,
    /** People are being told. */
    TOLD,
    ACKNOWLEDGED,
    ASSIGNED,
    SILENCED,
    /** By a person, or because the time was over. */
    UNSILENCED,
    RESOLVED
}
