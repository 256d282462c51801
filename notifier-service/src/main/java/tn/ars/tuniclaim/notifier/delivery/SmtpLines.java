package tn.ars.tuniclaim.notifier.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A connection to each account; an account that was found to be away is left alone. Not thread-safe. */
final class SmtpLines implements AutoCloseable {

    private final List<SmtpLine> lines;
    private final Set<SmtpLine> away;
    private final Duration longestAttempt;

    /**
     * @param lines at least one
     * @param longestAttempt with all of them
     */
    SmtpLines(List<SmtpLine> lines, Duration longestAttempt) {
        this.lines = lines;
        this.longestAttempt = longestAttempt;
        this.away = lines.stream().filter(SmtpLine::isLeftAlone).collect(Collectors.toCollection(HashSet::new));
    }

    /** By the first account that takes it in time; otherwise what the first one said, now or when it was asked last. */
    Answer send(Claimed notice) {
        return Deadline.keep(longestAttempt, () -> attempt(notice));
    }

    private Answer attempt(Claimed notice) {
        var answers = new ArrayList<Answer>();
        for (var line : lines) {
            if (!answers.isEmpty() && Deadline.isOver()) {
                break;
            }
            var answer = away.contains(line) ? line.lastWords() : line.send(notice);
            switch (answer) {
                case Answer.Taken _ -> {
                    return answer;
                }
                case Answer.Away _ -> away.add(line);
                case Answer.Refused _ -> {}
            }
            answers.add(answer);
        }
        return answers.getFirst();
    }

    boolean areAllAway() {
        return away.size() == lines.size();
    }

    @Override
    public void close() {
        lines.forEach(SmtpLine::close);
    }
}
