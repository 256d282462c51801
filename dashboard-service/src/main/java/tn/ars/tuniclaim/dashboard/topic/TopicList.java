package tn.ars.tuniclaim.dashboard.topic;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tn.ars.tuniclaim.dashboard.letter.DeadLetter;
import tn.ars.tuniclaim.dashboard.letter.LetterGroup;
import tn.ars.tuniclaim.dashboard.letter.RedriveLetters;
import tn.ars.tuniclaim.dashboard.page.Chart;
import tn.ars.tuniclaim.dashboard.page.Sentence;
import tn.ars.tuniclaim.dashboard.page.State;
import tn.ars.tuniclaim.dashboard.rows.Mark;

/**
 * What the page of the topics shows.
 *
 * @param seenAt when Kafka last told; null when it never did
 * @param kept empty where Kafka has told nothing of it yet
 * @param letters how many wait for somebody
 * @param backable those of them that can be put back, by topic and reason; none for who may not
 * @param found newest first, one more than there is room for, if there are so many
 */
record TopicList(
        Instant now,
        @Nullable Instant seenAt,
        List<GroupLag> groups,
        List<Kept> kept,
        long letters,
        List<LetterGroup> backable,
        List<DeadLetter> found,
        int room) {

    private static final Duration OLD = Duration.ofSeconds(30);

    public Sentence sentence() {
        if (seenAt == null || seenAt.isBefore(now.minus(OLD))) {
            return Sentence.of(State.NEEDS_YOU, "topics.sentence.unknown");
        }
        var slowest = GroupLag.slowest(groups);
        if (slowest.isEmpty() || slowest.get().isInStep()) {
            return letters == 0
                    ? Sentence.of(State.IN_STEP, "topics.sentence.in_step")
                    : Sentence.of(State.IN_STEP, "topics.sentence.in_step.letters", letters);
        }
        return behind(slowest.get());
    }

    private Sentence behind(GroupLag group) {
        var age = group.age();
        if (age == null) {
            var code = "topics.sentence." + (group.isRead() ? "unseen" : "NOBODY.unseen");
            return Sentence.of(state(group), code, List.of(group.group()), group.records());
        }
        var drain = group.drain();
        var code = "topics.sentence." + (group.isRead() ? drain.kind() : "NOBODY");
        return Sentence.of(
                state(group),
                code,
                List.of(group.group()),
                age,
                group.records(),
                drain.time() == null ? Duration.ZERO : drain.time());
    }

    public State state(GroupLag group) {
        if (group.isInStep()) {
            return State.IN_STEP;
        }
        if (!group.isRead()) {
            return State.NEEDS_YOU;
        }
        return group.drain().kind() == Drain.Kind.NEVER ? State.WAITING : State.WORKING;
    }

    public State state(PartitionLag partition) {
        if (partition.isInStep()) {
            return State.IN_STEP;
        }
        return partition.drain().kind() == Drain.Kind.NEVER ? State.WAITING : State.WORKING;
    }

    /** How old what waits was, in seconds, over the last minutes. */
    public Chart trend(GroupLag group) {
        return new Chart(
                group.trend().stream().map(Lags.Point::at).toList(),
                List.of(new Chart.Series(
                        "chart.age",
                        "working",
                        group.trend().stream()
                                .map(point -> point.age().toMillis() / 1_000.0)
                                .toList())),
                (double) GroupLag.IN_STEP.toSeconds());
    }

    public List<DeadLetter> rows() {
        return found.stream().limit(room).toList();
    }

    /** Whether one of the groups is what that form was about. */
    public boolean isAskedFor(@Nullable String form) {
        return backable.stream().anyMatch(group -> group.name().equals(form));
    }

    /** How many of them one request puts back. */
    public long atOnce(LetterGroup group) {
        return Math.min(group.letters(), RedriveLetters.AT_MOST);
    }

    /** Where the next page goes on; null when there is none. */
    public @Nullable String next() {
        if (found.size() <= room) {
            return null;
        }
        var last = found.get(room - 1);
        return new Mark<>(last.setAsideAt(), last.place()).text();
    }
}
