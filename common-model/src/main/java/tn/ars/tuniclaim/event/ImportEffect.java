package tn.ars.tuniclaim.event;

/** What an import did to a row that it tells of. */
public enum ImportEffect {
    CREATED,
    UPDATED
}
