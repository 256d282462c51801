package tn.ars.tuniclaim.notifier.incident;

import tn.ars.tuniclaim.event.NoticeKind;
import tn.ars.tuniclaim.event.Withheld;

/** How people are told. Each method is called in the transaction that changes the incident, and writes in it. */
public interface Announcements {

    /** False while there is nobody who could be told. */
    boolean isHeard();

    /** Tells whoever is to know. That it is over is told to those who know that it was. */
    void tell(Incident incident, NoticeKind kind);

    /** Tells nobody, and keeps for the record who would have been told. */
    void withhold(Incident incident, NoticeKind kind, Withheld reason);
}
