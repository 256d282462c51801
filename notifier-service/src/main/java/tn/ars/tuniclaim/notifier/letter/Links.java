package tn.ars.tuniclaim.notifier.letter;

import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.link.IncidentLinks;
import tn.ars.tuniclaim.link.IncidentLinks.Action;

/** Where mails lead. */
@Component
class Links {

    private final LetterProperties settings;
    private final Clock clock;
    private final @Nullable IncidentLinks signed;

    Links(LetterProperties settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        var key = settings.linksKey();
        this.signed = key == null || key.isEmpty() ? null : new IncidentLinks(key);
    }

    String dashboard() {
        return settings.dashboard();
    }

    String incident(UUID id) {
        return settings.dashboard() + "/incidents/" + id;
    }

    /** Empty where there is no key to sign with. */
    String incident(UUID id, Action action) {
        return signed == null
                ? ""
                : settings.dashboard() + signed.path(id, action, clock.instant().plus(settings.linksValid()));
    }
}
