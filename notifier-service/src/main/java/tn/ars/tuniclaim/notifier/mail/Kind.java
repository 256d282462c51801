package tn.ars.tuniclaim.notifier.mail;

import java.util.Locale;
import java.util.UUID;

/** An incident is told of twice at most. */
enum Kind {
    OPENED,
    RESOLVED;

    /** The same for every attempt, so that a mail sent twice is shown once. */
    String messageId(UUID incidentId, String host) {
        return "<%s.%s@%s>".formatted(incidentId, name().toLowerCase(Locale.ROOT), host);
    }
}
