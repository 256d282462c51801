package tn.ars.tuniclaim.notifier.incident;

import java.time.Instant;
import java.util.UUID;

/** How people are told. Each method is called in the transaction that changes the incident, and writes in it. */
public interface Announcements {

    /**
     * Says that the incident is open, not before {@code notBefore}. Called again with newer figures, which are told as long as
     * nobody has been told the older ones.
     */
    void opened(Incident incident, Instant notBefore);

    /** Says that the incident is over, after it has been said that it was open. */
    void resolved(Incident incident);

    /** Takes back what {@link #opened} was to say. False when somebody knows already, or is just being told. */
    boolean withdrawn(UUID incidentId);
}
