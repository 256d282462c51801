package tn.ars.tuniclaim.dashboard.incident;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.link.IncidentLinks;
import tn.ars.tuniclaim.link.IncidentLinks.Action;

/** Reads what a link in a mail asks for. Nothing is done by following one: a person who may presses the button it leads to. */
@Component
class MailLinks {

    private final @Nullable IncidentLinks signed;
    private final Clock clock;

    MailLinks(IncidentProperties settings, Clock clock) {
        var key = settings.linksKey();
        this.signed = key == null || key.isEmpty() ? null : new IncidentLinks(key);
        this.clock = clock;
    }

    /** Empty when the link is not of our notifier, or too old. */
    Optional<Action> action(UUID incident, String word, @Nullable Long until, @Nullable String signature) {
        return signed == null || until == null || signature == null
                ? Optional.empty()
                : signed.check(incident, word, until, signature, clock.instant());
    }
}
