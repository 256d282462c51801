package tn.ars.tuniclaim.event;

/** What made a run start. */
public enum SyncTrigger {
    SCHEDULE,
    PERSON
}
