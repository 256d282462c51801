package tn.ars.tuniclaim.dashboard.page;

import java.util.Locale;
import tn.ars.tuniclaim.dashboard.health.Instance;
import tn.ars.tuniclaim.event.AlertCause;
import tn.ars.tuniclaim.event.InstanceHealthReported.Health;

/** The four states that a person has to tell apart, each with its own word, icon and colour. */
enum State {
    IN_STEP,
    WORKING,
    WAITING,
    NEEDS_YOU;

    static State of(Health health) {
        return switch (health) {
            case UP -> IN_STEP;
            case DEGRADED, STOPPED -> WAITING;
            case DOWN -> NEEDS_YOU;
        };
    }

    static State of(Instance instance) {
        return instance.isGone() ? NEEDS_YOU : of(instance.health());
    }

    static State of(AlertCause cause) {
        return switch (cause) {
            case PARTNER_UNAVAILABLE, ENTRIES_REJECTED, PUSHES_FAILING -> WAITING;
            case CREDENTIALS_REFUSED,
                    SYNC_FAILED,
                    PUSH_REFUSED,
                    BORDEREAU_UNKNOWN,
                    RECORD_UNREADABLE,
                    INSTANCE_UNHEALTHY,
                    MAIL_FAILING -> NEEDS_YOU;
        };
    }

    /** Its class in the style sheet and its icon's name. */
    public String css() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
