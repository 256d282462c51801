package tn.ars.tuniclaim.event;

/** What can be wrong. Alerts with the same cause and subject are one matter, however many there are. */
public enum AlertCause {
    /** The partner does not answer, or only with errors. */
    PARTNER_UNAVAILABLE(Severity.CRITICAL),
    /** The partner refuses ARS's own credentials: nothing gets through until a person acts. */
    CREDENTIALS_REFUSED(Severity.CRITICAL),
    /** A run failed for a reason of ARS's own. */
    SYNC_FAILED(Severity.CRITICAL),
    /** A run left entries of the partner out. */
    ENTRIES_REJECTED(Severity.WARNING),
    /** The partner refused a change. */
    PUSH_REFUSED(Severity.WARNING),
    /** Changes name bordereaux that neither ARS's import nor the partner knows. */
    BORDEREAU_UNKNOWN(Severity.WARNING),
    /** A record on a topic is not what the topic carries, and was set aside. */
    RECORD_UNREADABLE(Severity.WARNING);

    private final Severity severity;

    AlertCause(Severity severity) {
        this.severity = severity;
    }

    public Severity severity() {
        return severity;
    }

    /** True for what happens and does not pass: nobody resolves it, it is over when it does not come again for a while. */
    public boolean endsInSilence() {
        return this == PUSH_REFUSED || this == RECORD_UNREADABLE;
    }

    /** How soon a person has to look. */
    public enum Severity {
        WARNING,
        CRITICAL
    }
}
