package tn.ars.tuniclaim.notifier.delivery;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A connection to each account; an account that was found to be away is left alone until these are closed. Not thread-safe. */
final class SmtpLines implements AutoCloseable {

    private final List<SmtpLine> lines;
    private final Set<SmtpLine> away = new HashSet<>();

    SmtpLines(List<SmtpLine> lines) {
        this.lines = lines;
    }

    /** By the first account that takes it; otherwise what the first one said. */
    Answer send(Claimed notice) {
        Answer first = null;
        for (var line : lines) {
            if (!away.contains(line)) {
                var answer = line.send(notice);
                if (answer instanceof Answer.Taken) {
                    return answer;
                }
                if (answer instanceof Answer.Away) {
                    away.add(line);
                }
                first = first == null ? answer : first;
            }
        }
        return first == null ? new Answer.Away("mail", "no account answers") : first;
    }

    boolean areAllAway() {
        return away.size() == lines.size();
    }

    @Override
    public void close() {
        lines.forEach(SmtpLine::close);
    }
}
