package tn.ars.tuniclaim.dashboard.incident;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.link.IncidentLinks;
import tn.ars.tuniclaim.link.IncidentLinks.Action;

/** Reads what a link in a mail asks for. Nothing is done by following one: a person who may presses the button it leads to. */
@Component
class MailLinks {

    private static final Pattern SECONDS = Pattern.compile("\\d{1,18}");

    private final @Nullable IncidentLinks signed;
    private final Clock clock;

    MailLinks(IncidentProperties settings, Clock clock) {
        var key = settings.linksKey();
        this.signed = key == null || key.isEmpty() ? null : new IncidentLinks(key);
        this.clock = clock;
    }

    /** Empty when the link is not of our notifier, too old, or was broken on its way. */
    Optional<Action> action(UUID incident, String word, @Nullable String until, @Nullable String signature) {
        if (signed == null
                || until == null
                || signature == null
                || !SECONDS.matcher(until).matches()) {
            return Optional.empty();
        }
        return signed.check(incident, word, Long.parseLong(until), signature, clock.instant());
    }
}
