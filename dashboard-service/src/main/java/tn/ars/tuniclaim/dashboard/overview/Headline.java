package tn.ars.tuniclaim.dashboard.overview;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import tn.ars.tuniclaim.dashboard.history.Run;
import tn.ars.tuniclaim.dashboard.history.Schedule;
import tn.ars.tuniclaim.dashboard.incident.Incident;
import tn.ars.tuniclaim.dashboard.page.Matter;
import tn.ars.tuniclaim.dashboard.page.Sentence;
import tn.ars.tuniclaim.dashboard.page.State;
import tn.ars.tuniclaim.dashboard.topic.GroupLag;
import tn.ars.tuniclaim.event.AlertCause;
import tn.ars.tuniclaim.event.InstanceHealthReported.Health;
import tn.ars.tuniclaim.event.SyncOutcome;

/**
 * The one sentence about everything.
 *
 * @param href where the rows are that it speaks of
 */
record Headline(Sentence sentence, String href) {

    /** The subjects of what is wrong with the partner: bordereaux are read, statuses and payments are written. */
    private static final List<String> DIRECTIONS = List.of("reading", "writing");

    private static final String INCIDENTS = "/incidents";
    private static final String WAITING = "/pushes?state=waiting";

    /** The first that is true, from what stops everything to what is only good to know. */
    static Headline of(Overview all) {
        return Stream.of(
                        brokerAway(all),
                        open(all, AlertCause.CREDENTIALS_REFUSED, State.NEEDS_YOU, "sentence.credentials_refused"),
                        open(all, AlertCause.PARTNER_UNAVAILABLE, State.WAITING, "sentence.partner_away"),
                        absent(all),
                        paused(all),
                        failed(all),
                        refused(all),
                        needsYou(all),
                        goingOn(all),
                        waiting(all),
                        behind(all),
                        schedulePaused(all),
                        last(all))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> new Headline(Sentence.of(State.WAITING, "sentence.never"), "/syncs"));
    }

    private static Optional<Headline> brokerAway(Overview all) {
        return when(
                !all.brokerAnswers(),
                () -> new Headline(Sentence.of(State.NEEDS_YOU, "sentence.broker_away"), "/topics"));
    }

    private static Optional<Headline> open(Overview all, AlertCause cause, State state, String code) {
        var open = all.incidents().stream().filter(it -> it.cause() == cause).toList();
        return open.stream()
                .map(Incident::since)
                .min(Comparator.naturalOrder())
                .map(since -> new Headline(
                        Sentence.of(
                                state,
                                code + direction(open),
                                since,
                                all.pushes().waiting()),
                        INCIDENTS));
    }

    /** Reading and writing are told apart; what hits both, or does not say, is told of as a whole. */
    private static String direction(List<Incident> incidents) {
        var subjects = incidents.stream().map(Incident::subject).distinct().toList();
        return subjects.size() == 1 && DIRECTIONS.contains(subjects.getFirst()) ? "." + subjects.getFirst() : "";
    }

    private static Optional<Headline> absent(Overview all) {
        return Optional.of(all.absentServices())
                .filter(Predicate.not(List::isEmpty))
                .map(absent -> new Headline(
                        Sentence.of(State.NEEDS_YOU, "sentence.absent", absent.size(), absent), "#services"));
    }

    /** By people, who may forget it. */
    private static Optional<Headline> paused(Overview all) {
        var isPaused = all.instances().stream()
                .anyMatch(it -> it.isAlive() && it.parts().get("flow") == Health.DEGRADED);
        return when(isPaused, () -> new Headline(Sentence.of(State.WAITING, "sentence.paused"), WAITING));
    }

    private static Optional<Headline> failed(Overview all) {
        return all.lastEnded()
                .filter(run -> run.outcome() == SyncOutcome.FAILED)
                .map(run -> new Headline(Sentence.of(State.NEEDS_YOU, "sentence.failed", run.newsAt()), href(run)));
    }

    private static Optional<Headline> refused(Overview all) {
        return when(
                !all.refusals().isEmpty(),
                () -> new Headline(
                        Sentence.of(
                                State.NEEDS_YOU,
                                "sentence.refused",
                                all.refusals().all()),
                        "/pushes?state=refused"));
    }

    private static Optional<Headline> needsYou(Overview all) {
        return all.incidents().stream()
                .filter(it -> all.state(it) == State.NEEDS_YOU)
                .findFirst()
                .map(it -> new Headline(
                        Sentence.of(
                                State.NEEDS_YOU,
                                "sentence.needs_you",
                                new Matter(it.cause(), it.subject()),
                                it.raisedAt()),
                        INCIDENTS));
    }

    private static Optional<Headline> goingOn(Overview all) {
        return all.goingOn()
                .map(run -> new Headline(
                        Sentence.of(
                                State.WORKING,
                                "sentence.working",
                                run.startedAt(),
                                run.balance().bordereaux().received()),
                        href(run)));
    }

    private static Optional<Headline> waiting(Overview all) {
        return Optional.ofNullable(all.pushes().waitingSince())
                .map(since -> new Headline(
                        Sentence.of(
                                State.WAITING, "sentence.waiting", all.pushes().waiting(), since),
                        WAITING));
    }

    /** Readers that do not keep up: what waits for them is in Kafka, and not parked. */
    private static Optional<Headline> behind(Overview all) {
        return all.slowest()
                .filter(Predicate.not(GroupLag::isInStep))
                .map(group -> new Headline(behind(group, all.now()), "/topics"));
    }

    private static Sentence behind(GroupLag group, Instant now) {
        var age = group.age();
        var who = List.of(group.group());
        if (age == null) {
            return Sentence.of(State.WAITING, "sentence.behind.unseen", who, group.records());
        }
        var drain = group.drain();
        return Sentence.of(
                State.WAITING,
                "sentence.behind." + (group.isRead() ? drain.kind() : "NOBODY"),
                who,
                group.records(),
                now.minus(age),
                Objects.requireNonNullElse(drain.time(), Duration.ZERO));
    }

    /** By people, who may forget it. */
    private static Optional<Headline> schedulePaused(Overview all) {
        return Optional.ofNullable(all.schedule())
                .filter(Schedule::paused)
                .map(schedule -> new Headline(schedulePaused(schedule), "/syncs"));
    }

    private static Sentence schedulePaused(Schedule schedule) {
        var by = schedule.changedBy();
        var at = schedule.changedAt();
        return by == null || at == null
                ? Sentence.of(State.WAITING, "sentence.schedule_paused")
                : Sentence.of(State.WAITING, "sentence.schedule_paused.by", by, at);
    }

    private static Optional<Headline> last(Overview all) {
        return all.lastEnded()
                .map(run -> new Headline(last(run, Duration.between(run.newsAt(), all.now())), href(run)));
    }

    private static Sentence last(Run run, Duration ago) {
        var bordereaux = run.balance().bordereaux();
        if (!run.isHealthy()) {
            return Sentence.of(State.WAITING, "sentence.unfinished", ago);
        }
        return run.rejected() > 0
                ? Sentence.of(State.WAITING, "sentence.rejected", ago, bordereaux.inStep(), run.rejected())
                : Sentence.of(
                        State.IN_STEP,
                        "sentence.in_step",
                        ago,
                        bordereaux.inStep(),
                        bordereaux.created() + bordereaux.updated());
    }

    private static String href(Run run) {
        return "/syncs/" + run.id();
    }

    private static Optional<Headline> when(boolean isTrue, Supplier<Headline> headline) {
        return isTrue ? Optional.of(headline.get()) : Optional.empty();
    }
}
