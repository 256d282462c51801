package tn.ars.tuniclaim.dashboard.overview;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tn.ars.tuniclaim.dashboard.health.Instance;
import tn.ars.tuniclaim.dashboard.history.Run;
import tn.ars.tuniclaim.dashboard.history.Schedule;
import tn.ars.tuniclaim.dashboard.incident.Incident;
import tn.ars.tuniclaim.dashboard.page.Chart;
import tn.ars.tuniclaim.dashboard.page.Matter;
import tn.ars.tuniclaim.dashboard.page.Sentence;
import tn.ars.tuniclaim.dashboard.page.State;
import tn.ars.tuniclaim.dashboard.push.PushCounts;
import tn.ars.tuniclaim.dashboard.push.Refusal;
import tn.ars.tuniclaim.dashboard.push.Shortlist;
import tn.ars.tuniclaim.dashboard.push.Tally;
import tn.ars.tuniclaim.dashboard.topic.GroupLag;
import tn.ars.tuniclaim.dashboard.topic.PartitionLag;
import tn.ars.tuniclaim.event.AlertCause;
import tn.ars.tuniclaim.event.InstanceHealthReported.Health;
import tn.ars.tuniclaim.event.PushKind;
import tn.ars.tuniclaim.event.SyncBalance;
import tn.ars.tuniclaim.event.SyncOutcome;
import tn.ars.tuniclaim.event.SyncTrigger;

class OverviewTest {

    private static final Instant NOW = Instant.parse("2026-01-05T08:00:00Z");
    private static final Instant BEFORE = NOW.minus(Duration.ofMinutes(12));

    private boolean isNew;
    private boolean brokerAnswers = true;
    private final List<Run> runs = new ArrayList<>();
    private final List<Incident> incidents = new ArrayList<>();
    private Shortlist<Refusal> refusals = new Shortlist<>(List.of(), 0);
    private final List<Instance> instances =
            new ArrayList<>(Stream.of("importer-service", "pusher-service", "notifier-service")
                    .map(service -> instance(service, Health.UP, false))
                    .toList());
    private final List<GroupLag> lags = new ArrayList<>();
    private @Nullable Schedule schedule;
    private PushCounts pushes = new PushCounts(0, 0, 0, 0, null);

    @Test
    void is_never_synced_at_first() {
        assertThat(sentence().code()).isEqualTo("sentence.never");
        assertThat(sentence().state()).isEqualTo(State.WAITING);
    }

    @Test
    void is_in_step_when_the_last_run_completed_and_nothing_waits() {
        runs.add(ended(SyncOutcome.COMPLETED, balance(38, 0)));
        assertThat(sentence())
                .isEqualTo(Sentence.of(State.IN_STEP, "sentence.in_step", Duration.ofMinutes(12), 38L, 2L));
    }

    @Test
    void says_who_is_behind_before_it_says_that_all_is_in_step() {
        runs.add(ended(SyncOutcome.COMPLETED, balance(38, 0)));
        lags.add(lag("importer-service", 3, Duration.ofSeconds(1)));
        assertThat(sentence().code()).isEqualTo("sentence.in_step");
        lags.add(lag("pusher-service", 3_000, Duration.ofMinutes(12)));
        assertThat(sentence())
                .isEqualTo(Sentence.of(
                        State.WAITING,
                        "sentence.behind.IN_TIME",
                        List.of("pusher-service"),
                        3_000L,
                        BEFORE,
                        Duration.ofMinutes(5)));
        assertThat(overview().headline().href()).isEqualTo("/topics");
        lags.set(1, lag("pusher-service", 3_000, null));
        assertThat(sentence())
                .isEqualTo(Sentence.of(State.WAITING, "sentence.behind.unseen", List.of("pusher-service"), 3_000L));
    }

    @Test
    void says_that_the_schedule_is_paused_before_it_says_that_all_is_in_step() {
        runs.add(ended(SyncOutcome.COMPLETED, balance(38, 0)));
        schedule = new Schedule(true, "0 0 * * * *", "Africa/Tunis", null, "amira", BEFORE, null);
        assertThat(sentence()).isEqualTo(Sentence.of(State.WAITING, "sentence.schedule_paused.by", "amira", BEFORE));
        schedule = new Schedule(true, "0 0 * * * *", "Africa/Tunis", null, null, null, null);
        assertThat(sentence().code()).isEqualTo("sentence.schedule_paused");
        schedule = new Schedule(false, "0 0 * * * *", "Africa/Tunis", NOW, "amira", BEFORE, null);
        assertThat(sentence().code()).isEqualTo("sentence.in_step");
    }

    @Test
    void says_what_was_rejected() {
        runs.add(ended(SyncOutcome.COMPLETED_WITH_REJECTIONS, balance(38, 3)));
        assertThat(sentence())
                .isEqualTo(Sentence.of(State.WAITING, "sentence.rejected", Duration.ofMinutes(12), 38L, 3L));
    }

    @Test
    void says_that_a_run_goes_on_unless_it_has_fallen_silent() {
        runs.add(ended(SyncOutcome.COMPLETED, balance(38, 0)));
        runs.addFirst(run(null, balance(5, 0), NOW.minusSeconds(1)));
        assertThat(sentence().code()).isEqualTo("sentence.working");
        runs.set(0, run(null, balance(5, 0), NOW.minus(Duration.ofMinutes(3))));
        assertThat(sentence().code()).isEqualTo("sentence.in_step");
    }

    @Test
    void calls_somebody_when_the_last_run_failed() {
        runs.add(ended(SyncOutcome.FAILED, balance(0, 0)));
        runs.add(ended(SyncOutcome.COMPLETED, balance(38, 0)));
        assertThat(sentence()).isEqualTo(Sentence.of(State.NEEDS_YOU, "sentence.failed", BEFORE));
    }

    @Test
    void forgives_a_failure_that_a_later_run_made_good() {
        runs.add(ended(SyncOutcome.COMPLETED, balance(38, 0)));
        runs.add(ended(SyncOutcome.FAILED, balance(0, 0)));
        assertThat(sentence().state()).isEqualTo(State.IN_STEP);
    }

    @Test
    void says_what_waits() {
        runs.add(ended(SyncOutcome.COMPLETED, balance(38, 0)));
        pushes = new PushCounts(1, 0, 0, 7, BEFORE);
        assertThat(sentence()).isEqualTo(Sentence.of(State.WAITING, "sentence.waiting", 7L, BEFORE));
    }

    @Test
    void calls_somebody_for_what_the_partner_refused_whenever_that_was() {
        runs.add(ended(SyncOutcome.COMPLETED, balance(38, 0)));
        pushes = new PushCounts(1, 0, 0, 7, BEFORE);
        refusals = new Shortlist<>(List.of(refusal()), 21);
        assertThat(sentence()).isEqualTo(Sentence.of(State.NEEDS_YOU, "sentence.refused", 21L));
    }

    @Test
    void calls_nobody_for_what_was_refused_today_and_made_good() {
        runs.add(ended(SyncOutcome.COMPLETED, balance(38, 0)));
        pushes = new PushCounts(1, 0, 2, 0, null);
        var alert = new Incident(AlertCause.PUSH_REFUSED, "", "…", BEFORE, NOW);
        incidents.add(alert);
        assertThat(sentence().code()).isEqualTo("sentence.in_step");
        assertThat(overview().state(alert)).isEqualTo(State.WAITING);
        refusals = new Shortlist<>(List.of(refusal()), 1);
        assertThat(overview().state(alert)).isEqualTo(State.NEEDS_YOU);
    }

    @Test
    void waits_for_a_partner_that_is_away_and_says_how_much_waits() {
        runs.add(ended(SyncOutcome.FAILED, balance(0, 0)));
        pushes = new PushCounts(0, 0, 0, 312, BEFORE);
        incidents.add(new Incident(AlertCause.PARTNER_UNAVAILABLE, "pusher", "…", BEFORE, NOW));
        assertThat(sentence()).isEqualTo(Sentence.of(State.WAITING, "sentence.partner_away", BEFORE, 312L));
    }

    @ParameterizedTest
    @EnumSource(names = {"BORDEREAU_UNKNOWN", "RECORD_UNREADABLE", "SYNC_FAILED"})
    void calls_somebody_for_every_open_alert_before_it_says_that_all_is_well(AlertCause cause) {
        runs.add(ended(SyncOutcome.COMPLETED, balance(38, 0)));
        pushes = new PushCounts(1, 0, 0, 7, BEFORE);
        var incident = new Incident(cause, "", "…", BEFORE, NOW);
        incidents.add(incident);
        assertThat(sentence())
                .isEqualTo(Sentence.of(State.NEEDS_YOU, "sentence.needs_you", new Matter(cause, ""), NOW));
    }

    @Test
    void tells_apart_whether_the_partner_cannot_be_read_or_written() {
        incidents.add(new Incident(AlertCause.PARTNER_UNAVAILABLE, "reading", "…", NOW, NOW));
        assertThat(sentence().code()).isEqualTo("sentence.partner_away.reading");
        incidents.add(new Incident(AlertCause.PARTNER_UNAVAILABLE, "writing", "…", BEFORE, NOW));
        assertThat(sentence()).isEqualTo(Sentence.of(State.WAITING, "sentence.partner_away", BEFORE, 0L));
        incidents.removeFirst();
        assertThat(sentence().code()).isEqualTo("sentence.partner_away.writing");
    }

    @Test
    void calls_somebody_for_refused_credentials_first() {
        incidents.add(new Incident(AlertCause.PARTNER_UNAVAILABLE, "", "…", BEFORE, NOW));
        incidents.add(new Incident(AlertCause.CREDENTIALS_REFUSED, "", "…", BEFORE, NOW));
        assertThat(sentence().code()).isEqualTo("sentence.credentials_refused");
    }

    @Test
    void names_services_that_nobody_serves() {
        instances.set(0, instance("importer-service", Health.UP, true));
        instances.set(1, instance("pusher-service", Health.STOPPED, false));
        assertThat(sentence())
                .isEqualTo(Sentence.of(
                        State.NEEDS_YOU, "sentence.absent", 2, List.of("importer-service", "pusher-service")));
    }

    @Test
    void needs_nobody_for_an_instance_that_others_stand_in_for() {
        var gone = instance("importer-service", Health.UP, true);
        instances.add(gone);
        assertThat(overview().state(gone)).isEqualTo(State.WAITING);
        assertThat(overview().absentServices()).isEmpty();
        instances.removeFirst();
        assertThat(overview().state(gone)).isEqualTo(State.NEEDS_YOU);
    }

    @Test
    void misses_nobody_in_the_first_moments_after_its_start() {
        runs.add(ended(SyncOutcome.COMPLETED, balance(38, 0)));
        instances.replaceAll(it -> instance(it.service(), Health.UP, true));
        isNew = true;
        assertThat(sentence().state()).isEqualTo(State.IN_STEP);
        assertThat(overview().state(instances.getFirst())).isEqualTo(State.WAITING);
        isNew = false;
        assertThat(sentence().code()).isEqualTo("sentence.absent");
    }

    @Test
    void counts_no_instance_that_another_one_was_started_for_or_that_ended() {
        assertThat(overview().aliveInstances()).isEqualTo(3);
        instances.add(reported("importer-service", Health.UP, 20, 3_600));
        assertThat(overview().aliveInstances()).as("silent, but not yet missed").isEqualTo(4);
        instances.add(reported("importer-service", Health.UP, 1, 15));
        assertThat(overview().aliveInstances()).as("one in its place").isEqualTo(4);
        instances.add(reported("pusher-service", Health.STOPPED, 1, 3_600));
        assertThat(overview().aliveInstances()).isEqualTo(4);
        instances.add(reported("dashboard-service", Health.UP, 1, 3_600));
        assertThat(overview().aliveInstances()).as("none of the three").isEqualTo(4);
        assertThat(overview().servicesAtWork()).isEqualTo(3);
    }

    @Test
    void counts_in_the_first_moments_only_who_has_been_heard_of() {
        isNew = true;
        instances.replaceAll(it -> reported(it.service(), Health.UP, 20, 3_600));
        assertThat(overview().aliveInstances()).isZero();
        assertThat(overview().servicesAtWork()).isZero();
        instances.add(reported("importer-service", Health.UP, 2, 8));
        assertThat(overview().aliveInstances()).isEqualTo(1);
        assertThat(overview().servicesAtWork()).isEqualTo(1);
    }

    private static Instance reported(String service, Health health, int secondsAgo, int startedSecondsAgo) {
        return new Instance(
                service,
                UUID.randomUUID().toString(),
                health,
                new TreeMap<>(),
                NOW.minusSeconds(startedSecondsAgo),
                NOW.minusSeconds(secondsAgo),
                false);
    }

    @Test
    void leads_from_the_refusals_to_their_list() {
        refusals = new Shortlist<>(List.of(refusal()), 1);
        assertThat(overview().headline().href()).isEqualTo("/pushes?state=refused");
    }

    @Test
    void does_not_believe_the_silence_of_services_while_kafka_is_away() {
        brokerAnswers = false;
        instances.replaceAll(it -> instance(it.service(), Health.UP, true));
        assertThat(sentence().code()).isEqualTo("sentence.broker_away");
        assertThat(overview().state(instances.getFirst())).isEqualTo(State.WAITING);
    }

    private Sentence sentence() {
        return overview().sentence();
    }

    private Overview overview() {
        return new Overview(
                NOW,
                isNew,
                brokerAnswers,
                runs,
                schedule,
                instances,
                pushes,
                pushes,
                new Tally(NOW, 0, 0, 0, 0, 0, 0, 0),
                new Chart(List.of(), List.of(), null),
                refusals,
                new Shortlist<>(List.of(), 0),
                incidents,
                lags);
    }

    private static Run ended(SyncOutcome outcome, SyncBalance balance) {
        return run(outcome, balance, BEFORE);
    }

    private static Run run(@Nullable SyncOutcome outcome, SyncBalance balance, Instant newsAt) {
        return new Run(
                UUID.randomUUID(),
                SyncTrigger.SCHEDULE,
                "schedule",
                newsAt.minusSeconds(20),
                balance,
                null,
                null,
                outcome,
                "why",
                null,
                null,
                outcome == null ? null : newsAt,
                newsAt);
    }

    private static SyncBalance balance(long inStep, long rejected) {
        var changed = Math.min(2, inStep);
        return new SyncBalance(
                new SyncBalance.Counts(inStep + rejected, changed, 0, inStep - changed, 0, rejected),
                SyncBalance.Counts.ZERO,
                SyncBalance.Counts.ZERO,
                0);
    }

    private static Refusal refusal() {
        return new Refusal("BRD-1", null, PushKind.STATUS, "TRAITE", NOW.minus(Duration.ofDays(1)), 422, null);
    }

    @Test
    void says_that_deliveries_are_paused_before_it_says_that_nothing_waits() {
        runs.add(ended(SyncOutcome.COMPLETED, balance(38, 0)));
        var parts = new TreeMap<>(Map.of("flow", Health.DEGRADED));
        instances.add(new Instance("pusher-service", "host:2", Health.DEGRADED, parts, BEFORE, NOW, false));
        assertThat(sentence()).isEqualTo(Sentence.of(State.WAITING, "sentence.paused"));
    }

    private static Instance instance(String service, Health health, boolean isGone) {
        return new Instance(service, "host:1", health, new TreeMap<>(), BEFORE, NOW, isGone);
    }

    private static GroupLag lag(String group, long records, @Nullable Duration age) {
        return new GroupLag(
                group, true, List.of(new PartitionLag("ars.statuses", 0, records, age, 20.0, 10.0)), List.of());
    }
}
