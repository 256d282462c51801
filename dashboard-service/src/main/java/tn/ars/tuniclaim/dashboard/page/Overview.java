package tn.ars.tuniclaim.dashboard.page;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import tn.ars.tuniclaim.dashboard.health.Instance;
import tn.ars.tuniclaim.dashboard.history.Rejection;
import tn.ars.tuniclaim.dashboard.history.Run;
import tn.ars.tuniclaim.dashboard.incident.Incident;
import tn.ars.tuniclaim.dashboard.push.PushCounts;
import tn.ars.tuniclaim.dashboard.push.Refusal;
import tn.ars.tuniclaim.dashboard.push.Shortlist;
import tn.ars.tuniclaim.event.AlertCause;
import tn.ars.tuniclaim.event.InstanceHealthReported.Health;
import tn.ars.tuniclaim.event.SyncOutcome;

/**
 * What the page shows, and the one sentence that it begins with.
 *
 * @param brokerAnswers false when nothing here can be newer than the moment in which Kafka went away
 * @param runs newest first
 * @param unknown bordereaux that the partner does not know, as long as changes wait for them
 */
record Overview(
        Instant now,
        boolean brokerAnswers,
        List<ShownRun> runs,
        List<Instance> instances,
        PushCounts pushes,
        PushCounts pushesYesterday,
        Shortlist<Refusal> refusals,
        Shortlist<String> unknown,
        List<Incident> incidents) {

    /** Those without which the two sides drift apart. */
    private static final List<String> SERVICES = List.of("importer-service", "pusher-service", "notifier-service");

    /** The subjects of what is wrong with the partner: bordereaux are read, statuses and payments are written. */
    private static final List<String> DIRECTIONS = List.of("reading", "writing");

    /** A run that lives tells of itself every second. */
    private static final Duration SILENCE = Duration.ofMinutes(2);

    record ShownRun(Run run, State state, String word, List<Rejection> rejections) {}

    /** The first that is true, from what stops everything to what is only good to know. */
    public Sentence sentence() {
        return Stream.of(
                        brokerAway(),
                        open(AlertCause.CREDENTIALS_REFUSED, State.NEEDS_YOU, "sentence.credentials_refused"),
                        open(AlertCause.PARTNER_UNAVAILABLE, State.WAITING, "sentence.partner_away"),
                        absent(),
                        paused(),
                        failed(),
                        refused(),
                        needsYou(),
                        goingOn(),
                        waiting(),
                        last())
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> Sentence.of(State.WAITING, "sentence.never"));
    }

    /** Services that no instance serves, though the two sides depend on them; unknown while Kafka is away. */
    List<String> absentServices() {
        return SERVICES.stream()
                .filter(service -> instances.stream()
                        .noneMatch(it -> it.service().equals(service) && it.isAlive() && it.health() != Health.DOWN))
                .toList();
    }

    /** Services of which nothing at all is shown. */
    public List<String> silentServices() {
        return SERVICES.stream()
                .filter(service ->
                        instances.stream().noneMatch(it -> it.service().equals(service)))
                .toList();
    }

    /** A missing instance needs a person only where no other serves in its place. */
    public State state(Instance instance) {
        if (!brokerAnswers) {
            return State.WAITING;
        }
        var isReplaced = instance.isGone()
                && instances.stream()
                        .anyMatch(it -> it.isAlive() && it.service().equals(instance.service()));
        return isReplaced ? State.WAITING : State.of(instance);
    }

    /** Refusals that are all made good need nobody, though the alert of them is open until it has been silent for long. */
    public State state(Incident incident) {
        return isMadeGood(incident) ? State.WAITING : State.of(incident.cause());
    }

    public boolean isMadeGood(Incident incident) {
        return incident.cause() == AlertCause.PUSH_REFUSED && refusals.isEmpty();
    }

    /** Whether the incident is about the bordereaux that nobody knows. */
    public boolean namesUnknown(Incident incident) {
        return incident.cause() == AlertCause.BORDEREAU_UNKNOWN && !unknown.isEmpty();
    }

    public State state(Health part) {
        return State.of(part);
    }

    private Optional<Sentence> brokerAway() {
        return when(!brokerAnswers, () -> Sentence.of(State.NEEDS_YOU, "sentence.broker_away"));
    }

    private Optional<Sentence> open(AlertCause cause, State state, String code) {
        var open = incidents.stream().filter(it -> it.cause() == cause).toList();
        return open.stream()
                .map(Incident::since)
                .min(Comparator.naturalOrder())
                .map(since -> Sentence.of(state, code + direction(open), since, pushes.waiting()));
    }

    /** Reading and writing are told apart; what hits both, or does not say, is told of as a whole. */
    private static String direction(List<Incident> incidents) {
        var subjects = incidents.stream().map(Incident::subject).distinct().toList();
        return subjects.size() == 1 && DIRECTIONS.contains(subjects.getFirst()) ? "." + subjects.getFirst() : "";
    }

    private Optional<Sentence> needsYou() {
        return incidents.stream()
                .filter(it -> state(it) == State.NEEDS_YOU)
                .findFirst()
                .map(it -> Sentence.of(State.NEEDS_YOU, "sentence.needs_you", it, it.raisedAt()));
    }

    private Optional<Sentence> absent() {
        return Optional.of(absentServices())
                .filter(Predicate.not(List::isEmpty))
                .map(absent -> Sentence.of(State.NEEDS_YOU, "sentence.absent", absent.size(), absent));
    }

    /** By people, who may forget it. */
    private Optional<Sentence> paused() {
        var isPaused =
                instances.stream().anyMatch(it -> it.isAlive() && it.parts().get("flow") == Health.DEGRADED);
        return when(isPaused, () -> Sentence.of(State.WAITING, "sentence.paused"));
    }

    private Optional<Sentence> failed() {
        return lastEnded()
                .filter(run -> run.outcome() == SyncOutcome.FAILED)
                .map(run -> Sentence.of(State.NEEDS_YOU, "sentence.failed", run.newsAt()));
    }

    private Optional<Sentence> refused() {
        return when(!refusals.isEmpty(), () -> Sentence.of(State.NEEDS_YOU, "sentence.refused", refusals.all()));
    }

    private Optional<Sentence> goingOn() {
        return runs.stream()
                .map(ShownRun::run)
                .filter(run -> run.isGoingOn() && !isSilent(run, now))
                .findFirst()
                .map(run -> Sentence.of(
                        State.WORKING,
                        "sentence.working",
                        run.startedAt(),
                        run.balance().bordereaux().received()));
    }

    private Optional<Sentence> waiting() {
        return Optional.ofNullable(pushes.waitingSince())
                .map(since -> Sentence.of(State.WAITING, "sentence.waiting", pushes.waiting(), since));
    }

    private Optional<Sentence> last() {
        return lastEnded().map(run -> {
            var bordereaux = run.balance().bordereaux();
            var rejected = bordereaux.rejected() + run.balance().bulletins().rejected();
            var ago = Duration.between(run.newsAt(), now);
            if (!run.isHealthy()) {
                return Sentence.of(State.WAITING, "sentence.unfinished", ago);
            }
            return rejected > 0
                    ? Sentence.of(State.WAITING, "sentence.rejected", ago, bordereaux.inStep(), rejected)
                    : Sentence.of(
                            State.IN_STEP,
                            "sentence.in_step",
                            ago,
                            bordereaux.inStep(),
                            bordereaux.created() + bordereaux.updated());
        });
    }

    private Optional<Run> lastEnded() {
        return runs.stream()
                .map(ShownRun::run)
                .filter(Predicate.not(Run::isGoingOn))
                .findFirst();
    }

    static boolean isSilent(Run run, Instant now) {
        return run.isGoingOn() && run.newsAt().isBefore(now.minus(SILENCE));
    }

    private static Optional<Sentence> when(boolean isTrue, Supplier<Sentence> sentence) {
        return isTrue ? Optional.of(sentence.get()) : Optional.empty();
    }
}
