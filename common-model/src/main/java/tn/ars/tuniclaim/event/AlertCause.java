package tn.ars.tuniclaim.event;

import java.util.EnumSet;
import java.util.Set;

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
    RECORD_UNREADABLE(Severity.WARNING),
    /** Changes wait because the partner fails on them, though it answers others. */
    PUSHES_FAILING(Severity.WARNING),
    /** An instance of a service is down, or gone without a word. The subject is the service. */
    INSTANCE_UNHEALTHY(Severity.CRITICAL),
    /** Notices do not get out: mails, or those for the webhook that is the subject, such as {@code webhook:chat}. */
    MAIL_FAILING(Severity.WARNING);

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

    /** What this is a symptom of: while one of these is open, nobody is told of it. */
    public Set<AlertCause> mutedBy() {
        return this == PUSHES_FAILING ? EnumSet.of(PARTNER_UNAVAILABLE, CREDENTIALS_REFUSED) : Set.of();
    }

    /** True where all subjects are one incident: the partner that cannot be read cannot be written to either. */
    public boolean isOneWhateverTheSubject() {
        return this == PARTNER_UNAVAILABLE || this == CREDENTIALS_REFUSED;
    }

    /** How soon a person has to look; what comes later is the graver. */
    public enum Severity {
        /** Good to know. */
        INFO,
        WARNING,
        CRITICAL
    }
}
