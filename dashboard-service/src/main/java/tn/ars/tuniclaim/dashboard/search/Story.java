package tn.ars.tuniclaim.dashboard.search;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;
import tn.ars.tuniclaim.dashboard.claim.Claim;
import tn.ars.tuniclaim.dashboard.page.Sentence;
import tn.ars.tuniclaim.dashboard.page.State;
import tn.ars.tuniclaim.dashboard.push.Push;
import tn.ars.tuniclaim.dashboard.rows.Mark;
import tn.ars.tuniclaim.dashboard.story.Step;

/**
 * A bordereau or a bulletin, and all that is known to have happened to it.
 *
 * @param bulletin null when it is about the bordereau
 * @param claim null when it was never imported
 * @param changes of all that ARS decided, those that say how it stands
 * @param needing the ids of the changes among the steps that somebody has to act on
 * @param found the newest first, one more than there is room for, if there are so many
 */
record Story(
        String bordereau,
        @Nullable String bulletin,
        @Nullable Claim claim,
        List<Push> changes,
        Set<String> needing,
        List<Step> found,
        int room) {

    public List<Step> steps() {
        return found.stream().limit(room).toList();
    }

    public List<Line> lines() {
        return Line.of(steps());
    }

    /** Where the next page goes on; null when there is none. */
    public @Nullable String next() {
        if (found.size() <= room) {
            return null;
        }
        var last = found.get(room - 1);
        return new Mark<>(last.at(), last.factId()).text();
    }

    /** Where somebody can do something about it; null where nobody needs to. */
    public @Nullable String href(Sentence sentence) {
        return sentence.state() == State.NEEDS_YOU
                ? "/pushes?state=refused&bordereau=" + UriUtils.encode(bordereau, StandardCharsets.UTF_8)
                : null;
    }

    public State state(Step step) {
        return switch (step.kind()) {
            case CREATED, UPDATED, DELIVERED, DRIFT_ENDED, MAILED -> State.IN_STEP;
            case STATUS, PAYMENT, RECLAMATION, RELEASED -> State.WORKING;
            case WAITING, SUPERSEDED, DISCARDED -> State.WAITING;
            case REJECTED, ALERT, DRIFT, MAIL_FAILED -> State.WAITING;
            case REFUSED, SET_ASIDE -> needsSomebody(step) ? State.NEEDS_YOU : State.WAITING;
        };
    }

    private boolean needsSomebody(Step step) {
        return step.changeId() != null && needing.contains(step.changeId());
    }
}
