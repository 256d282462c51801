package tn.ars.tuniclaim.dashboard.history;

import static org.assertj.core.api.Assertions.assertThat;
import static tn.ars.tuniclaim.dashboard.Told.NOON;
import static tn.ars.tuniclaim.dashboard.Told.after;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tn.ars.tuniclaim.claim.BordereauReference;
import tn.ars.tuniclaim.claim.NumeroBs;
import tn.ars.tuniclaim.dashboard.DashboardTest;
import tn.ars.tuniclaim.event.RejectionCode;
import tn.ars.tuniclaim.event.SyncBalance;
import tn.ars.tuniclaim.event.SyncBalance.Counts;
import tn.ars.tuniclaim.event.SyncEvent.DriftEnded;
import tn.ars.tuniclaim.event.SyncEvent.DriftNoticed;
import tn.ars.tuniclaim.event.SyncEvent.EntryRejected;
import tn.ars.tuniclaim.event.SyncEvent.ScheduleChanged;
import tn.ars.tuniclaim.event.SyncEvent.SyncEnded;
import tn.ars.tuniclaim.event.SyncEvent.SyncJoined;
import tn.ars.tuniclaim.event.SyncEvent.SyncProgressed;
import tn.ars.tuniclaim.event.SyncEvent.SyncStarted;
import tn.ars.tuniclaim.event.SyncFailure;
import tn.ars.tuniclaim.event.SyncForecast;
import tn.ars.tuniclaim.event.SyncOutcome;
import tn.ars.tuniclaim.event.SyncTraffic;
import tn.ars.tuniclaim.event.SyncTrigger;

@DashboardTest
class RecordRunsTest {

    @Autowired
    RecordRuns recordRuns;

    @Autowired
    Runs runs;

    @Autowired
    Drifts drifts;

    @Autowired
    JdbcClient jdbc;

    private final UUID id = UUID.randomUUID();

    @Test
    void comes_out_the_same_however_often_it_is_told() {
        var told = List.of(
                after(0, new SyncStarted(id, SyncTrigger.PERSON, "amira")),
                after(1, new SyncProgressed(id, received(10))),
                after(2, new EntryRejected(id, 4, "BRD-4", null, "id", "no id")),
                after(2, new EntryRejected(id, 5, "BRD-5", null, "id", "no id")),
                after(3, new SyncEnded(id, SyncOutcome.COMPLETED_WITH_REJECTIONS, "2 rejected", received(40))));
        recordRuns.record(told);
        var once = run();
        assertThat(once)
                .isEqualTo(new Run(
                        id,
                        SyncTrigger.PERSON,
                        "amira",
                        NOON,
                        received(40),
                        null,
                        null,
                        SyncOutcome.COMPLETED_WITH_REJECTIONS,
                        "2 rejected",
                        null,
                        null,
                        NOON.plusSeconds(3),
                        NOON.plusSeconds(3)));
        recordRuns.record(told);
        told.reversed().forEach(alone -> recordRuns.record(List.of(alone)));
        assertThat(run()).isEqualTo(once);
        assertThat(runs.rejections(id, 5)).containsExactly(new Rejection("id", "no id", null, null, 2, "BRD-4"));
    }

    @Test
    void shows_what_the_last_reading_left_out() {
        recordRuns.record(List.of(
                after(0, new SyncStarted(id, SyncTrigger.PERSON, "amira")),
                after(2, new EntryRejected(id, 1, 5, "BRD-5", null, "id", "no id", null, null)),
                after(3, new EntryRejected(id, 2, 7, "BRD-7", null, "id", "no id", null, null)),
                after(3, new EntryRejected(id, 2, 9, "BRD-9", null, "id", "no id", null, null))));
        assertThat(runs.rejections(id, 5)).containsExactly(new Rejection("id", "no id", null, null, 2, "BRD-7"));
        recordRuns.record(List.of(after(4, new SyncEnded(id, SyncOutcome.CANCELLED, null, received(3)))));
    }

    @Test
    void says_how_long_it_will_take_and_what_it_took() {
        var forecast = new SyncForecast(200, Duration.ofSeconds(30), SyncForecast.Basis.LENGTH);
        recordRuns.record(List.of(after(0, new SyncProgressed(id, received(20), forecast))));
        assertThat(run().expected()).isEqualTo(200);
        assertThat(run().readyAt()).isEqualTo(NOON.plusSeconds(30));
        var traffic = new SyncTraffic(9_000, 3, 1);
        recordRuns.record(List.of(after(
                9,
                new SyncEnded(
                        id, SyncOutcome.FAILED, "away", received(20), SyncFailure.PARTNER_UNREACHABLE, traffic))));
        assertThat(run().expected()).isNull();
        assertThat(run().code()).isEqualTo(SyncFailure.PARTNER_UNREACHABLE);
        assertThat(run().traffic()).isEqualTo(traffic);
    }

    @Test
    void knows_the_newest_schedule_and_which_run_serves_a_request() {
        jdbc.sql("delete from sync_schedule").update();
        var open = UUID.randomUUID();
        var paused = new ScheduleChanged(true, "0 0 * * * *", "Africa/Tunis", null, "amira", NOON, "works");
        recordRuns.record(List.of(after(5, paused), after(6, new SyncJoined(id, open))));
        recordRuns.record(
                List.of(after(4, new ScheduleChanged(false, "0 0 * * * *", "Africa/Tunis", NOON, null, null, null))));
        assertThat(runs.schedule()).map(Schedule::paused).hasValue(true);
        assertThat(runs.schedule()).map(Schedule::changedBy).hasValue("amira");
        assertThat(runs.joined(id)).hasValue(open);
    }

    @Test
    void lists_what_was_left_out_by_its_place() {
        recordRuns.record(List.of(
                after(0, new SyncStarted(id, SyncTrigger.PERSON, "amira")),
                after(
                        2,
                        new EntryRejected(
                                id,
                                1,
                                7,
                                "BRD-7",
                                "BS-1",
                                "montant",
                                "no amount",
                                RejectionCode.NOT_AN_AMOUNT,
                                "123.450")),
                after(2, new EntryRejected(id, 1, 5, null, null, "id", "no id", RejectionCode.REQUIRED, null))));
        var entries = runs.entries(id, 1, null, 10);
        assertThat(entries).extracting(RejectedEntry::position).containsExactly(5L, 7L);
        assertThat(runs.entries(id, 6, null, 10)).containsExactly(entries.getLast());
        assertThat(entries.getLast())
                .isEqualTo(new RejectedEntry(
                        entries.getLast().factId(),
                        7,
                        "BRD-7",
                        "BS-1",
                        "montant",
                        "no amount",
                        RejectionCode.NOT_AN_AMOUNT,
                        "123.450"));
        recordRuns.record(List.of(after(4, new SyncEnded(id, SyncOutcome.CANCELLED, null, received(3)))));
    }

    @Test
    void keeps_the_newest_progress() {
        recordRuns.record(List.of(after(9, new SyncProgressed(id, received(20)))));
        recordRuns.record(List.of(after(1, new SyncProgressed(id, received(10)))));
        assertThat(run().balance()).isEqualTo(received(20));
        assertThat(run().isGoingOn()).isTrue();
        assertThat(runs.goingOn(NOON.plusSeconds(9))).map(Run::id).hasValue(id);
        assertThat(runs.goingOn(NOON.plusSeconds(10)).map(Run::id)).isNotEqualTo(id);
        recordRuns.record(List.of(after(10, new SyncEnded(id, SyncOutcome.CANCELLED, null, received(20)))));
    }

    @Test
    void knows_whether_a_drift_has_ended_in_whatever_order_and_however_often_it_is_told() {
        var bordereau = new BordereauReference("BRD-" + UUID.randomUUID());
        var bulletin = new NumeroBs("BS-1");
        var later = UUID.randomUUID();
        var noticed = after(1, new DriftNoticed(id, bordereau, null, "TRAITE", null, "EN_COURS"));
        var ended = after(2, new DriftEnded(later, bordereau, null, "TRAITE"));

        recordRuns.record(List.of(ended));
        assertThat(drifts.newest(bordereau.value(), null)).isEmpty();
        recordRuns.record(List.of(noticed));
        assertThat(drifts.newest(bordereau.value(), null)).isEmpty();
        recordRuns.record(List.of(noticed, ended, noticed));
        assertThat(drifts.newest(bordereau.value(), null)).isEmpty();
        assertThat(drifts.of(id, null, 10)).extracting(Drift::partnerWord).containsExactly("EN_COURS");
        assertThat(drifts.count(id)).isEqualTo(1);
        assertThat(drifts.of(later, null, 10)).isEmpty();
        assertThat(drifts.count(later)).isZero();

        recordRuns.record(List.of(
                after(3, new DriftNoticed(later, bordereau, bulletin, "VALIDATED", null, "REJETE")),
                after(4, new DriftEnded(later, bordereau, null, "TRAITE"))));
        assertThat(drifts.newest(bordereau.value(), bulletin.value()))
                .map(Drift::partnerWord)
                .hasValue("REJETE");
        recordRuns.record(List.of(after(5, new DriftNoticed(later, bordereau, null, "TRAITE", null, "SCANNE"))));
        assertThat(drifts.newest(bordereau.value(), null))
                .map(Drift::partnerWord)
                .hasValue("SCANNE");
    }

    @Test
    void forgets_old_runs_with_their_rejections() {
        recordRuns.record(List.of(
                after(0, new SyncStarted(id, SyncTrigger.PERSON, "amira")),
                after(2, new EntryRejected(id, 4, "BRD-4", null, "id", "no id")),
                after(3, new SyncEnded(id, SyncOutcome.COMPLETED_WITH_REJECTIONS, "1 rejected", received(40)))));
        runs.forgetBefore(NOON.plusSeconds(3));
        assertThat(run().id()).isEqualTo(id);
        assertThat(runs.rejections(id, 5)).hasSize(1);

        runs.forgetBefore(NOON.plusSeconds(4));
        assertThat(runs.latest(1_000)).noneMatch(run -> run.id().equals(id));
        assertThat(runs.rejections(id, 5)).isEmpty();
    }

    private Run run() {
        return runs.latest(1_000).stream()
                .filter(run -> run.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static SyncBalance received(long bordereaux) {
        return new SyncBalance(new Counts(bordereaux, bordereaux, 0, 0, 0, 0), Counts.ZERO, Counts.ZERO, 0);
    }
}
