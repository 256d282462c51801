package tn.ars.tuniclaim.dashboard.history;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tn.ars.tuniclaim.dashboard.page.Chart;
import tn.ars.tuniclaim.dashboard.page.Sentence;
import tn.ars.tuniclaim.dashboard.page.State;
import tn.ars.tuniclaim.dashboard.rows.Mark;

/**
 * What the page of the runs shows.
 *
 * @param found newest first, one more than there is room for, if there are so many
 * @param lastEnded the newest of all runs that have ended, which may be on another page
 */
record SyncList(
        Instant now,
        List<Run> found,
        int room,
        @Nullable Run lastEnded,
        @Nullable Schedule schedule) {

    public Sentence sentence() {
        if (goingOn().isPresent()) {
            var run = goingOn().get().run();
            return Sentence.of(
                    State.WORKING,
                    "sentence.working",
                    run.startedAt(),
                    run.balance().bordereaux().received());
        }
        if (schedule != null && schedule.paused()) {
            return Sentence.of(
                    State.WAITING, "syncs.sentence.paused", schedule.changedBy() == null ? "?" : schedule.changedBy());
        }
        if (lastEnded == null) {
            return Sentence.of(State.WAITING, "sentence.never");
        }
        var ago = Duration.between(lastEnded.newsAt(), now);
        if (!lastEnded.isHealthy()) {
            var state = new ShownRun(lastEnded, now, true).state();
            return Sentence.of(state, "syncs.sentence.unfinished", ago);
        }
        return lastEnded.rejected() > 0
                ? Sentence.of(
                        State.WAITING,
                        "sentence.rejected",
                        ago,
                        lastEnded.balance().bordereaux().inStep(),
                        lastEnded.rejected())
                : Sentence.of(State.IN_STEP, "syncs.sentence.complete", ago, lastEnded.lasted());
    }

    public Optional<ShownRun> goingOn() {
        return rows().stream()
                .filter(shown -> shown.run().isGoingOn() && !shown.run().isSilent(now))
                .findFirst();
    }

    public List<ShownRun> rows() {
        return SyncsPage.shown(found.stream().limit(room).toList(), now, lastEnded);
    }

    /** Where the next page goes on; null when there is none. */
    public @Nullable String next() {
        if (found.size() <= room) {
            return null;
        }
        var last = found.get(room - 1);
        return new Mark<>(last.startedAt(), last.id()).text();
    }

    /** How long the runs took, in seconds. */
    public Chart durations() {
        var ended = ended();
        return new Chart(
                ended.stream().map(Run::startedAt).toList(),
                List.of(new Chart.Series(
                        "chart.duration",
                        "working",
                        ended.stream()
                                .map(run -> run.lasted().toMillis() / 1_000.0)
                                .toList())),
                null);
    }

    /** What the runs brought. */
    public Chart volumes() {
        var ended = ended();
        return new Chart(
                ended.stream().map(Run::startedAt).toList(),
                List.of(
                        new Chart.Series(
                                "chart.in_step",
                                "in-step",
                                ended.stream()
                                        .map(run -> run.balance().bordereaux().inStep())
                                        .toList()),
                        new Chart.Series(
                                "chart.rejected",
                                "waiting",
                                ended.stream().map(Run::rejected).toList())),
                null);
    }

    private List<Run> ended() {
        return found.stream().filter(run -> !run.isGoingOn()).toList().reversed();
    }
}
