package tn.ars.tuniclaim.claim;

/** What became of a complaint in ARS. The partner is told the same words. */
public enum ReclamationStatus {
    OUVERTE,
    EN_COURS,
    RESOLUE,
    REJETEE
}
