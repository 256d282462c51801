package tn.ars.tuniclaim.dashboard.search;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tn.ars.tuniclaim.dashboard.answer.Flow;
import tn.ars.tuniclaim.dashboard.history.Drift;
import tn.ars.tuniclaim.dashboard.incident.Incident;
import tn.ars.tuniclaim.dashboard.letter.DeadLetter;
import tn.ars.tuniclaim.dashboard.page.Sentence;
import tn.ars.tuniclaim.dashboard.page.State;
import tn.ars.tuniclaim.dashboard.page.Status;
import tn.ars.tuniclaim.dashboard.push.Outcome;
import tn.ars.tuniclaim.dashboard.push.Push;
import tn.ars.tuniclaim.dashboard.topic.GroupLag;
import tn.ars.tuniclaim.event.AlertCause;
import tn.ars.tuniclaim.event.ParkReason;

/**
 * Answers "why has this not arrived?" in one sentence.
 *
 * @param paused null while changes go out
 * @param setAside the dead letter of the oldest change of which nothing was told; null where there is none
 * @param drift what the partner says otherwise of just this; null where it does not, as far as is known
 * @param pusher how far behind it is; null while that is unknown
 */
record Why(
        @Nullable Flow paused,
        List<Incident> incidents,
        @Nullable DeadLetter setAside,
        @Nullable Drift drift,
        @Nullable GroupLag pusher) {

    /** What needs a person comes first, then what waits, then what is on its way; the oldest of each, which holds up the others. */
    public Sentence sentence(Story story) {
        return oldest(story, Push::needsSomebody)
                .map(Why::refused)
                .or(() -> oldest(story, is(Outcome.WAITING)).map(this::waiting))
                .or(() -> oldest(story, is(Outcome.PENDING)).map(this::pending))
                .or(() -> newestDone(story).map(this::done))
                .orElseGet(() -> nothing(story));
    }

    private static Status status(Push push) {
        return new Status(push.state());
    }

    private static Predicate<Push> is(Outcome outcome) {
        return push -> push.outcome() == outcome;
    }

    private static Optional<Push> oldest(Story story, Predicate<Push> which) {
        return story.changes().stream().filter(which).min(Comparator.comparing(Push::changedAt));
    }

    private static Sentence refused(Push push) {
        if (push.outcome() == Outcome.SET_ASIDE) {
            return Sentence.of(State.NEEDS_YOU, "why.set_aside", status(push), push.toldAt());
        }
        var http = Objects.requireNonNullElse(push.httpStatus(), 0);
        return Sentence.of(State.NEEDS_YOU, "why.refused", status(push), http, push.toldAt());
    }

    /** Where nothing goes out, no attempt is next; but a bordereau that the partner does not know is no better off when it does. */
    private Sentence waiting(Push push) {
        return push.reason() == ParkReason.BORDEREAU_UNKNOWN
                ? parked(push)
                : heldUp(push).orElseGet(() -> parked(push));
    }

    private static Sentence parked(Push push) {
        var next = push.nextAttemptAt();
        var reason = push.reason();
        if (next == null || reason == null) {
            return Sentence.of(State.WAITING, "why.waiting", status(push), push.changedAt());
        }
        return Sentence.of(State.WAITING, "why.waiting." + reason, status(push), push.toldAt(), next);
    }

    /** The pusher has not told anything of it: what keeps it from that? */
    private Sentence pending(Push push) {
        if (setAside != null) {
            return Sentence.of(State.NEEDS_YOU, "why.set_aside", status(push), setAside.setAsideAt());
        }
        return heldUp(push).orElseGet(() -> behind(push));
    }

    /** Nothing goes out to the partner, this as little as all else. */
    private Optional<Sentence> heldUp(Push push) {
        if (paused != null) {
            return Optional.of(
                    Sentence.of(State.WAITING, "why.paused", status(push), paused.requestedBy(), paused.toldAt()));
        }
        return incidents.stream()
                .filter(it ->
                        it.cause() == AlertCause.CREDENTIALS_REFUSED || it.cause() == AlertCause.PARTNER_UNAVAILABLE)
                .filter(it -> !it.subject().equals("reading"))
                .findFirst()
                .map(it -> Sentence.of(State.of(it.cause()), "why." + it.cause(), status(push), it.since()));
    }

    private Sentence behind(Push push) {
        if (pusher != null && !pusher.isRead()) {
            return Sentence.of(State.NEEDS_YOU, "why.nobody", status(push), push.changedAt());
        }
        return pusher == null || pusher.isInStep()
                ? Sentence.of(State.WORKING, "why.on_its_way", status(push), push.changedAt())
                : behind(push, pusher.age());
    }

    private static Sentence behind(Push push, @Nullable Duration age) {
        return age == null
                ? Sentence.of(State.WORKING, "why.behind.unseen", status(push), push.changedAt())
                : Sentence.of(State.WORKING, "why.behind", status(push), push.changedAt(), age);
    }

    /** Nothing is open: the newest has arrived, or nobody wants it any more. */
    private static Optional<Push> newestDone(Story story) {
        return story.changes().stream()
                .filter(is(Outcome.DELIVERED).or(is(Outcome.DISCARDED)))
                .max(Comparator.comparing(Push::changedAt));
    }

    private Sentence done(Push push) {
        return push.outcome() == Outcome.DISCARDED
                ? Sentence.of(State.WAITING, "why.discarded", status(push), push.toldAt())
                : delivered(push);
    }

    /** Though the partner took it, it may have come to say something else. */
    private Sentence delivered(Push push) {
        return drift == null
                ? Sentence.of(State.IN_STEP, "why.delivered", status(push), push.toldAt())
                : Sentence.of(
                        State.WAITING,
                        "why.delivered.drift",
                        status(push),
                        push.toldAt(),
                        new Status(drift.partnerWord()),
                        drift.toldAt(),
                        new Status(drift.arsStatus()));
    }

    private Sentence nothing(Story story) {
        if (story.claim() == null) {
            return Sentence.of(State.WAITING, "why.never_imported");
        }
        return drift == null
                ? Sentence.of(State.IN_STEP, "why.nothing", story.claim().toldAt())
                : Sentence.of(
                        State.WAITING,
                        "why.drift",
                        new Status(drift.arsStatus()),
                        new Status(drift.partnerWord()),
                        drift.toldAt());
    }
}
