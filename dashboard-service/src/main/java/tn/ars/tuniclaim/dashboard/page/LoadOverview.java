package tn.ars.tuniclaim.dashboard.page;

import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.dashboard.health.Instances;
import tn.ars.tuniclaim.dashboard.history.Rejection;
import tn.ars.tuniclaim.dashboard.history.Run;
import tn.ars.tuniclaim.dashboard.history.Runs;
import tn.ars.tuniclaim.dashboard.incident.Incidents;
import tn.ars.tuniclaim.dashboard.page.Overview.ShownRun;
import tn.ars.tuniclaim.dashboard.push.Pushes;

/** Gathers what the overview shows. */
@Component
class LoadOverview {

    private static final int RUNS = 20;
    private static final int INCIDENTS = 20;
    private static final int REFUSALS = 20;
    private static final int UNKNOWN = 10;
    private static final int REASONS = 5;

    private final Runs runs;
    private final Instances instances;
    private final Pushes pushes;
    private final Incidents incidents;
    private final HealthEndpoint health;
    private final Clock clock;

    LoadOverview(
            Runs runs, Instances instances, Pushes pushes, Incidents incidents, HealthEndpoint health, Clock clock) {
        this.runs = runs;
        this.instances = instances;
        this.pushes = pushes;
        this.incidents = incidents;
        this.health = health;
        this.clock = clock;
    }

    /** @param withContent for those who may see what is about persons */
    Overview load(boolean withContent) {
        var now = clock.instant();
        var today = ZonedDateTime.ofInstant(now, Words.TUNIS).truncatedTo(ChronoUnit.DAYS);
        return new Overview(
                now,
                brokerAnswers(),
                shown(runs.latest(RUNS), now),
                instances.shown(),
                pushes.counts(today.toInstant(), today.plusDays(1).toInstant()),
                pushes.counts(today.minusDays(1).toInstant(), today.toInstant()),
                pushes.refusals(REFUSALS, withContent),
                pushes.unknownBordereaux(UNKNOWN),
                incidents.open(INCIDENTS));
    }

    private boolean brokerAnswers() {
        return Status.UP.equals(
                Objects.requireNonNull(health.healthForPath("kafka")).getStatus());
    }

    private List<ShownRun> shown(List<Run> latest, Instant now) {
        var lastEnded = latest.stream().filter(run -> !run.isGoingOn()).findFirst();
        return latest.stream()
                .map(run -> new ShownRun(
                        run, state(run, now, run.equals(lastEnded.orElse(null))), word(run, now), rejections(run)))
                .toList();
    }

    private List<Rejection> rejections(Run run) {
        var balance = run.balance();
        return balance.bordereaux().rejected() + balance.bulletins().rejected() == 0
                ? List.of()
                : runs.rejections(run.id(), REASONS);
    }

    /** A failure that a later run has made good calls nobody any more. */
    private static State state(Run run, Instant now, boolean isLastEnded) {
        return switch (run.outcome()) {
            case null -> Overview.isSilent(run, now) ? State.WAITING : State.WORKING;
            case COMPLETED -> State.IN_STEP;
            case COMPLETED_WITH_REJECTIONS, CANCELLED, INTERRUPTED -> State.WAITING;
            case FAILED -> isLastEnded ? State.NEEDS_YOU : State.WAITING;
        };
    }

    private static String word(Run run, Instant now) {
        var outcome = run.outcome();
        if (outcome == null) {
            return Overview.isSilent(run, now) ? "run.silent" : "run.going_on";
        }
        return "run." + outcome.name().toLowerCase(Locale.ROOT);
    }
}
