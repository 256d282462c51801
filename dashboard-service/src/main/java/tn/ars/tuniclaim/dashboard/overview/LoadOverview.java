package tn.ars.tuniclaim.dashboard.overview;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;
import tn.ars.tuniclaim.dashboard.health.Instances;
import tn.ars.tuniclaim.dashboard.history.Runs;
import tn.ars.tuniclaim.dashboard.incident.Incidents;
import tn.ars.tuniclaim.dashboard.page.Words;
import tn.ars.tuniclaim.dashboard.push.PushChart;
import tn.ars.tuniclaim.dashboard.push.PushCounts;
import tn.ars.tuniclaim.dashboard.push.Pushes;
import tn.ars.tuniclaim.dashboard.push.Tallies;
import tn.ars.tuniclaim.dashboard.push.Tally;
import tn.ars.tuniclaim.dashboard.topic.GroupLag;
import tn.ars.tuniclaim.dashboard.topic.Lags;

/** Gathers what the overview shows. */
@Component
class LoadOverview {

    private static final int RUNS = 30;
    private static final int INCIDENTS = 20;
    private static final int REFUSALS = 5;
    private static final int UNKNOWN = 10;
    private static final Duration CHART = Duration.ofHours(24);

    /** Nobody has been heard of before: nobody is missed. */
    private static final Duration NEW = Duration.ofSeconds(30);

    private final Stores stores;
    private final HealthEndpoint health;
    private final Clock clock;
    private final Instant startedAt;

    LoadOverview(Stores stores, HealthEndpoint health, Clock clock) {
        this.stores = stores;
        this.health = health;
        this.clock = clock;
        this.startedAt = clock.instant();
    }

    /** Where what the overview shows is kept. */
    @Component
    record Stores(Runs runs, Instances instances, Pushes pushes, Tallies tallies, Incidents incidents, Lags lags) {}

    /** @param withContent for those who may see what is about persons */
    Overview load(boolean withContent) {
        var now = clock.instant();
        var today = ZonedDateTime.ofInstant(now, Words.TUNIS).truncatedTo(ChronoUnit.DAYS);
        var pushes = stores.pushes();
        var told = stores.tallies().sum(today.toInstant(), today.plusDays(1).toInstant());
        return new Overview(
                now,
                now.isBefore(startedAt.plus(NEW)),
                brokerAnswers(),
                stores.runs().latest(RUNS),
                stores.runs().schedule().orElse(null),
                stores.instances().shown(),
                pushes.counts(today.toInstant(), today.plusDays(1).toInstant()),
                yesterday(today),
                told,
                PushChart.results(stores.tallies(), now.minus(CHART), now, Duration.ofHours(1)),
                pushes.refusals(REFUSALS, withContent),
                pushes.unknownBordereaux(UNKNOWN),
                stores.incidents().open(INCIDENTS),
                ours());
    }

    private PushCounts yesterday(ZonedDateTime today) {
        Tally told = stores.tallies().sum(today.minusDays(1).toInstant(), today.toInstant());
        return new PushCounts(told.delivered(), told.superseded(), told.refused(), 0, null);
    }

    private List<GroupLag> ours() {
        return stores.lags().groups().stream()
                .filter(group -> Overview.SERVICES.contains(group.group()))
                .toList();
    }

    private boolean brokerAnswers() {
        return Status.UP.equals(
                Objects.requireNonNull(health.healthForPath("kafka")).getStatus());
    }
}
