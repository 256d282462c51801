package tn.ars.tuniclaim.notifier.incident;

import static tn.ars.tuniclaim.event.NoticeKind.OPENED;
import static tn.ars.tuniclaim.event.NoticeKind.REPEATED;
import static tn.ars.tuniclaim.event.NoticeKind.UPDATED;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.event.Withheld;
import tn.ars.tuniclaim.notifier.incident.Step.End;
import tn.ars.tuniclaim.notifier.incident.Step.Tell;
import tn.ars.tuniclaim.notifier.incident.Step.Wait;
import tn.ars.tuniclaim.notifier.incident.Step.Withhold;

/** When people are told what: the rules of a quiet inbox, and nothing else. */
@Component
class NextStep {

    /** People are told once more when there are so many times as many alerts as they were told of. */
    private static final int GROWTH = 10;

    /** What hinders may end without a word, as when a silence is over. */
    private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);

    private final IncidentProperties settings;

    NextStep(IncidentProperties settings) {
        this.settings = settings;
    }

    Step of(Incident incident, Instant now) {
        var over = incident.span().overAt();
        if (over != null) {
            var settled = over.plus(settle(incident));
            return now.isBefore(settled) ? new Wait(settled) : new End(over, keptBack(incident, over, now));
        }
        if (incident.cause().endsInSilence() && !now.isBefore(quiet(incident))) {
            return new End(incident.span().lastAt(), keptBack(incident, now, now));
        }
        return incident.telling().rounds() == 0 ? first(incident, now) : further(incident, now);
    }

    private Step first(Incident incident, Instant now) {
        var due = incident.span().openedAt().plus(settings.gathering());
        if (now.isBefore(due)) {
            return new Wait(due);
        }
        var hindrance = hindrance(incident, now);
        if (hindrance == null) {
            return new Tell(OPENED);
        }
        return incident.telling().withheld() == hindrance
                ? new Wait(soonest(now.plus(LOOK_AGAIN), end(incident), heardAgain(incident, now)))
                : new Withhold(OPENED, hindrance);
    }

    private Step further(Incident incident, Instant now) {
        var lastAt = incident.telling().lastAt();
        var last = lastAt == null ? incident.span().openedAt() : lastAt;
        var update = last.plus(settings.interval());
        var reminder = last.plus(settings.repeat());
        var hindrance = hindrance(incident, now);
        var grown = incident.hits().alerts() >= incident.telling().alerts() * GROWTH;
        if (!now.isBefore(reminder)) {
            if (hindrance != null) {
                return new Withhold(REPEATED, hindrance);
            }
            return incident.handling().acknowledgedBy() == null
                    ? new Tell(REPEATED)
                    : new Withhold(REPEATED, Withheld.ACKNOWLEDGED);
        }
        if (grown && hindrance == null) {
            return now.isBefore(update)
                    ? new Wait(soonest(update, end(incident), heardAgain(incident, now)))
                    : new Tell(UPDATED);
        }
        return new Wait(
                soonest(grown ? now.plus(LOOK_AGAIN) : reminder, reminder, end(incident), heardAgain(incident, now)));
    }

    /** Who knows of it is told that it is over, whatever was silenced or muted since; what was kept back so far stays so. */
    private @Nullable Withheld keptBack(Incident incident, Instant over, Instant now) {
        var telling = incident.telling();
        if (telling.rounds() > 0) {
            return null;
        }
        if (telling.withheld() != null) {
            return telling.withheld();
        }
        return over.isBefore(incident.span().openedAt().plus(settings.gathering()))
                ? Withheld.BRIEF
                : hindrance(incident, now);
    }

    private static @Nullable Withheld hindrance(Incident incident, Instant now) {
        if (incident.mutedBy() != null) {
            return Withheld.MUTED;
        }
        return incident.handling().isSilenced(now) ? Withheld.SILENCED : null;
    }

    /** What has come again once may do so every few minutes: that is one incident, and not one each time. */
    private Duration settle(Incident incident) {
        var settle = settings.settle();
        return incident.hits().flaps() > 0 && settle.compareTo(settings.interval()) < 0 ? settings.interval() : settle;
    }

    private static Instant heardAgain(Incident incident, Instant now) {
        var handling = incident.handling();
        var until = handling.silencedUntil();
        return until != null && handling.isSilenced(now) ? until : Instant.MAX;
    }

    private Instant end(Incident incident) {
        return incident.cause().endsInSilence() ? quiet(incident) : Instant.MAX;
    }

    private Instant quiet(Incident incident) {
        return incident.span().heardAt().plus(settings.quiet());
    }

    private static Instant soonest(Instant... instants) {
        return Stream.of(instants).min(Instant::compareTo).orElseThrow();
    }
}
