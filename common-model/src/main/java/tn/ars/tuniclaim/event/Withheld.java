package tn.ars.tuniclaim.event;

/** Why a recipient does not get a notice that was due. */
public enum Withheld {
    /** The recipient's routes do not want it. */
    NOT_ROUTED,
    /** It is in the recipient's next digest instead. */
    DIGESTED,
    /** The recipient has had the most that a person gets in an hour; it is in a summary instead. */
    CAPPED,
    /** It is a symptom of an incident that is open. */
    MUTED,
    /** Somebody silenced the incident. */
    SILENCED,
    /** Somebody looks after the incident: no reminder is needed. */
    ACKNOWLEDGED,
    /** The incident was over before anybody was told of it. */
    BRIEF,
    /** Something newer of the incident was told at once, before the summary that was to tell of it. */
    OVERTAKEN,
    /** The recipient was taken out of the routes before it could be sent. */
    RECIPIENT_GONE
}
