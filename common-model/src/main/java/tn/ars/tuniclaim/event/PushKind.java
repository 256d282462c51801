package tn.ars.tuniclaim.event;

/** What of a bordereau the partner is told. Each kind has its own path at the partner and its own order. */
public enum PushKind {
    STATUS,
    PAYMENT
}
