package tn.ars.tuniclaim.event;

/** What of a bordereau the partner is told. Each kind has its own path at the partner and its own order. */
public enum PushKind {
    STATUS(false),
    PAYMENT(true),
    RECLAMATION(false);

    private final boolean eachIsTold;

    PushKind(boolean eachIsTold) {
        this.eachIsTold = eachIsTold;
    }

    /** True where each change counts by itself; otherwise a newer one takes the place of one that waits. */
    public boolean eachIsTold() {
        return eachIsTold;
    }
}
