package tn.ars.tuniclaim.dashboard.overview;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tn.ars.tuniclaim.dashboard.health.Instance;
import tn.ars.tuniclaim.dashboard.history.Run;
import tn.ars.tuniclaim.dashboard.history.Schedule;
import tn.ars.tuniclaim.dashboard.history.ShownRun;
import tn.ars.tuniclaim.dashboard.incident.Incident;
import tn.ars.tuniclaim.dashboard.page.Chart;
import tn.ars.tuniclaim.dashboard.page.Sentence;
import tn.ars.tuniclaim.dashboard.page.State;
import tn.ars.tuniclaim.dashboard.push.PushCounts;
import tn.ars.tuniclaim.dashboard.push.Refusal;
import tn.ars.tuniclaim.dashboard.push.Shortlist;
import tn.ars.tuniclaim.dashboard.push.Tally;
import tn.ars.tuniclaim.dashboard.topic.GroupLag;
import tn.ars.tuniclaim.event.AlertCause;
import tn.ars.tuniclaim.event.InstanceHealthReported.Health;

/**
 * What the page shows, and the one sentence that it begins with.
 *
 * @param isNew true in the first moments after the start, in which nobody can be missed yet
 * @param brokerAnswers false when nothing here can be newer than the moment in which Kafka went away
 * @param runs newest first
 * @param unknown bordereaux that the partner does not know, as long as changes wait for them
 */
record Overview(
        Instant now,
        boolean isNew,
        boolean brokerAnswers,
        List<Run> runs,
        @Nullable Schedule schedule,
        List<Instance> instances,
        PushCounts pushes,
        PushCounts pushesYesterday,
        Tally today,
        Chart chart,
        Shortlist<Refusal> refusals,
        Shortlist<String> unknown,
        List<Incident> incidents,
        List<GroupLag> lags) {

    /** Those without which the two sides drift apart. */
    static final List<String> SERVICES = List.of("importer-service", "pusher-service", "notifier-service");

    /** They come every five seconds. */
    private static final Duration TWO_REPORTS = Duration.ofSeconds(12);

    private static final int SHOWN = 6;

    /** The first that is true, from what stops everything to what is only good to know. */
    public Sentence sentence() {
        return headline().sentence();
    }

    public Headline headline() {
        return Headline.of(this);
    }

    /** Services that no instance serves, though the two sides depend on them; unknown while Kafka is away. */
    List<String> absentServices() {
        return isNew
                ? List.of()
                : SERVICES.stream()
                        .filter(service -> instances.stream()
                                .noneMatch(it ->
                                        it.service().equals(service) && it.isAlive() && it.health() != Health.DOWN))
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
        if (!brokerAnswers || isNew) {
            return State.WAITING;
        }
        var isReplaced = instance.isGone()
                && instances.stream()
                        .anyMatch(it -> it.isAlive() && it.service().equals(instance.service()));
        if (isReplaced) {
            return State.WAITING;
        }
        return instance.isGone() ? State.NEEDS_YOU : State.of(instance.health());
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

    /** The parts that matter to everybody, each as the worst of those who depend on it sees it. */
    public Optional<Health> part(String name) {
        return instances.stream()
                .filter(Instance::isAlive)
                .flatMap(instance -> Stream.ofNullable(instance.parts().get(name)))
                .max(Comparator.naturalOrder());
    }

    /** How far behind the slowest of the services is. */
    public Optional<GroupLag> slowest() {
        return GroupLag.slowest(lags);
    }

    public State lagState() {
        return slowest().filter(Predicate.not(GroupLag::isInStep)).isPresent() ? State.WAITING : State.IN_STEP;
    }

    /**
     * Of these services: whoever reads this sees that the dashboard is there. Neither those that ended, nor those in whose place
     * another one was started: not all of the silent are missed yet.
     */
    public long aliveInstances() {
        return instances.stream()
                .filter(it -> SERVICES.contains(it.service()) && isThere(it))
                .count();
    }

    /** In the first moments those that have been heard of, and not those that were there before. */
    public int servicesAtWork() {
        return isNew
                ? (int) SERVICES.stream()
                        .filter(service -> instances.stream()
                                .anyMatch(it ->
                                        it.service().equals(service) && isThere(it) && it.health() != Health.DOWN))
                        .count()
                : SERVICES.size() - absentServices().size();
    }

    private boolean isThere(Instance instance) {
        var isReporting = !instance.reportedAt().isBefore(now.minus(TWO_REPORTS));
        return instance.isAlive() && (isReporting || (!isNew && !isReplaced(instance)));
    }

    private boolean isReplaced(Instance instance) {
        return instances.stream()
                .anyMatch(it -> it.isAlive()
                        && it.service().equals(instance.service())
                        && it.startedAt().isAfter(instance.reportedAt()));
    }

    /** Whether one of its parts is worth a look. */
    public boolean isTroubled(Instance instance) {
        return instance.parts().values().stream().anyMatch(part -> part != Health.UP);
    }

    /** The newest ones, as the page shows them. */
    public List<ShownRun> shownRuns() {
        var last = lastEnded().map(Run::id);
        return runs.stream()
                .limit(SHOWN)
                .map(run -> new ShownRun(run, now, last.filter(run.id()::equals).isPresent()))
                .toList();
    }

    Optional<Run> lastEnded() {
        return runs.stream().filter(Predicate.not(Run::isGoingOn)).findFirst();
    }

    public Optional<Run> goingOn() {
        return runs.stream()
                .filter(run -> run.isGoingOn() && !run.isSilent(now))
                .findFirst();
    }

    /** Of the runs that ended in the last day, those that brought everything. */
    public Shortlist<Run> lastDay() {
        var ended = runs.stream()
                .filter(run -> run.endedAt() != null && run.endedAt().isAfter(now.minus(Duration.ofDays(1))))
                .toList();
        return new Shortlist<>(ended.stream().filter(Run::isHealthy).toList(), ended.size());
    }
}
