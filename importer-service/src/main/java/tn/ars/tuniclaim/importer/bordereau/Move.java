package tn.ars.tuniclaim.importer.bordereau;

/** What the partner's word did to a status that is held already. {@code DRIFT}: it differs, and ARS's stayed. */
enum Move {
    NONE,
    FORWARD,
    DRIFT
}
