package tn.ars.tuniclaim.dashboard.search;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import tn.ars.tuniclaim.dashboard.story.Said;
import tn.ars.tuniclaim.dashboard.story.Step;
import tn.ars.tuniclaim.dashboard.story.StepKind;

/**
 * A step as a page shows it; the mails of one round are one line.
 *
 * @param times how many such steps it is: how many people a mail went to
 */
record Line(Step step, int times) {

    /** Long enough for all mails of a round, and less than the time between two. */
    private static final Duration ROUND = Duration.ofMinutes(10);

    /** @param steps the newest first */
    static List<Line> of(List<Step> steps) {
        var lines = new ArrayList<Line>();
        for (var step : steps) {
            if (!lines.isEmpty() && lines.getLast().isOfOneRoundWith(step)) {
                var last = lines.removeLast();
                lines.add(new Line(last.step(), last.times() + 1));
            } else {
                lines.add(new Line(step, 1));
            }
        }
        return lines;
    }

    private boolean isOfOneRoundWith(Step other) {
        var isMail = step.kind() == StepKind.MAILED || step.kind() == StepKind.MAIL_FAILED;
        return isMail
                && step.kind() == other.kind()
                && Objects.equals(step.word(Said.INCIDENT), other.word(Said.INCIDENT))
                && Objects.equals(step.word(Said.NOTICE), other.word(Said.NOTICE))
                && Duration.between(other.at(), step.at()).compareTo(ROUND) < 0;
    }
}
