package tn.ars.tuniclaim.event;

/** What made a run start. */
public enum SyncTrigger {
    SCHEDULE,
    PERSON,
    /** The importer that carried out the run before died. */
    RECOVERY,
    /** A person wants entries tried again that were rejected. */
    RETRY
}
