package tn.ars.tuniclaim.dashboard.push;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tn.ars.tuniclaim.dashboard.answer.Flow;
import tn.ars.tuniclaim.dashboard.page.Sentence;
import tn.ars.tuniclaim.dashboard.page.State;

/**
 * What the page of the changes shows.
 *
 * @param found one more than there is room for, if there are so many
 * @param flow null where nobody has ever paused it
 */
record PushList(
        Instant now,
        List<Group> groups,
        PushFilter filter,
        List<Push> found,
        int room,
        @Nullable Flow flow) {

    record Group(Outcome outcome, List<PushGroup> parts) {

        public long changes() {
            return parts.stream().mapToLong(PushGroup::changes).sum();
        }

        public boolean isMore() {
            return changes() >= Pushes.COUNTED;
        }

        public String word() {
            return outcome.name().toLowerCase(Locale.ROOT);
        }

        public State state() {
            return PushList.state(outcome, changes());
        }
    }

    private static State state(Outcome outcome, long changes) {
        if (changes == 0) {
            return State.IN_STEP;
        }
        return switch (outcome) {
            case REFUSED, SET_ASIDE -> State.NEEDS_YOU;
            case PENDING -> State.WORKING;
            case DELIVERED, WAITING, SUPERSEDED, DISCARDED -> State.WAITING;
        };
    }

    public Sentence sentence() {
        var refused = changes(Outcome.REFUSED);
        var waiting = changes(Outcome.WAITING);
        var pending = changes(Outcome.PENDING);
        if (flow != null && flow.paused()) {
            return Sentence.of(
                    State.WAITING, "pushes.sentence.paused", flow.requestedBy(), flow.toldAt(), waiting + pending);
        }
        if (refused > 0) {
            return Sentence.of(State.NEEDS_YOU, "pushes.sentence.refused", refused, waiting);
        }
        if (waiting > 0) {
            return Sentence.of(State.WAITING, "pushes.sentence.waiting", waiting);
        }
        return pending > 0
                ? Sentence.of(State.WORKING, "pushes.sentence.pending", pending)
                : Sentence.of(State.IN_STEP, "pushes.sentence.none");
    }

    private long changes(Outcome outcome) {
        return groups.stream()
                .filter(group -> group.outcome() == outcome)
                .mapToLong(Group::changes)
                .sum();
    }

    public Group shown() {
        return groups.stream()
                .filter(group -> group.outcome() == filter.outcome())
                .findFirst()
                .orElseThrow();
    }

    public List<Push> rows() {
        return found.stream().limit(room).toList();
    }

    public boolean isFiltered() {
        return filter.kind() != null || filter.reason() != null || filter.bordereau() != null;
    }

    /** Where the next page goes on; null when there is none. */
    public @Nullable String next() {
        if (found.size() <= room) {
            return null;
        }
        var last = found.get(room - 1);
        var at = filter.outcome() == Outcome.REFUSED ? last.toldAt() : last.changedAt();
        return at + "," + last.factId();
    }
}
