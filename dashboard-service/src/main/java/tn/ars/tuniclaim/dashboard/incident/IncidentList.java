package tn.ars.tuniclaim.dashboard.incident;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tn.ars.tuniclaim.dashboard.page.Matter;
import tn.ars.tuniclaim.dashboard.page.Sentence;
import tn.ars.tuniclaim.dashboard.page.State;
import tn.ars.tuniclaim.dashboard.rows.Mark;

/**
 * What the page of the incidents shows.
 *
 * @param alerts what is wrong, known sooner than the incidents that the notifier makes of it
 * @param open what the notifier tells people of
 * @param found what is over, one more than there is room for, if there are so many
 * @param failed how many mails did not get out
 */
record IncidentList(
        List<Incident> alerts,
        List<ToldIncident> open,
        List<ToldIncident> found,
        int room,
        List<ToldNotice> notices,
        List<ChannelTest> tests,
        long failed) {

    public Sentence sentence() {
        var needed = open.stream().filter(it -> stateOf(it) == State.NEEDS_YOU).toList();
        if (!needed.isEmpty()) {
            var first = needed.getFirst();
            return Sentence.of(
                    State.NEEDS_YOU,
                    "incidents.sentence.open",
                    needed.size(),
                    new Matter(first.cause(), subject(first)),
                    first.openedAt());
        }
        if (failed > 0) {
            return Sentence.of(State.WAITING, "incidents.sentence.failed", failed);
        }
        if (!open.isEmpty()) {
            return Sentence.of(State.WAITING, "incidents.sentence.looked_after", open.size());
        }
        return alerts.isEmpty()
                ? Sentence.of(State.IN_STEP, "incidents.sentence.none")
                : Sentence.of(State.WAITING, "incidents.sentence.alerts", alerts.size());
    }

    private static String subject(ToldIncident incident) {
        var subject = incident.subject();
        return subject == null ? "" : subject;
    }

    static State stateOf(ToldIncident incident) {
        if (!incident.isOpen()) {
            return State.IN_STEP;
        }
        return incident.isLookedAfter() ? State.WORKING : State.of(incident.cause());
    }

    public State state(ToldIncident incident) {
        return stateOf(incident);
    }

    public List<ToldIncident> past() {
        return found.stream().limit(room).toList();
    }

    /** Where the next page goes on; null when there is none. */
    public @Nullable String next() {
        if (found.size() <= room) {
            return null;
        }
        var last = found.get(room - 1);
        return new Mark<>(Objects.requireNonNull(last.resolvedAt()), last.id()).text();
    }
}
