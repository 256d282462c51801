package tn.ars.tuniclaim.dashboard.history;

import static org.assertj.core.api.Assertions.assertThat;
import static tn.ars.tuniclaim.dashboard.Told.NOON;
import static tn.ars.tuniclaim.dashboard.Told.after;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tn.ars.tuniclaim.dashboard.DashboardTest;
import tn.ars.tuniclaim.event.SyncBalance;
import tn.ars.tuniclaim.event.SyncBalance.Counts;
import tn.ars.tuniclaim.event.SyncEvent.EntryRejected;
import tn.ars.tuniclaim.event.SyncEvent.SyncEnded;
import tn.ars.tuniclaim.event.SyncEvent.SyncProgressed;
import tn.ars.tuniclaim.event.SyncEvent.SyncStarted;
import tn.ars.tuniclaim.event.SyncOutcome;
import tn.ars.tuniclaim.event.SyncTrigger;

@DashboardTest
class RecordRunsTest {

    @Autowired
    RecordRuns recordRuns;

    @Autowired
    Runs runs;

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
                        SyncOutcome.COMPLETED_WITH_REJECTIONS,
                        "2 rejected",
                        NOON.plusSeconds(3),
                        NOON.plusSeconds(3)));
        recordRuns.record(told);
        told.reversed().forEach(alone -> recordRuns.record(List.of(alone)));
        assertThat(run()).isEqualTo(once);
        assertThat(runs.rejections(id, 5)).containsExactly(new Rejection("id", "no id", 2, "BRD-4"));
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
