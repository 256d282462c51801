package tn.ars.tuniclaim.dashboard.audit;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import tn.ars.tuniclaim.dashboard.page.Words;

/**
 * Says in the reader's language what was noted. It is noted in words of programs, so that it means the same for ever and can be filtered
 * and exported as it is; what has no text is shown as noted.
 */
final class NotedWords {

    /** What something was done to. */
    static final NotedWords OF_SUBJECTS = new NotedWords(
            "audit.subject.",
            Map.of("pushes", "outcome.", "kind", "kind.", "reason", "park.", "action", "audit.", "why", "audit.why."));

    /** What became of it. */
    static final NotedWords OF_DETAILS = new NotedWords("audit.detail.", Map.of());

    private final String names;
    private final Map<String, String> values;

    /**
     * @param names where the texts of names are, and of codes that stand alone
     * @param values where the texts of the values of a name are; those of all other names are ids, times and numbers
     */
    private NotedWords(String names, Map<String, String> values) {
        this.names = names;
        this.values = values;
    }

    public String in(Words words, String noted) {
        return Arrays.stream(noted.split(", ", -1))
                .map(part -> part(words, part))
                .collect(Collectors.joining(", "));
    }

    private String part(Words words, String part) {
        var space = part.indexOf(' ');
        var name = space < 0 ? part : part.substring(0, space);
        var said = words.textOr(names + name, name);
        if (space < 0) {
            return said;
        }
        var value = part.substring(space + 1);
        var texts = values.get(name);
        return said + " " + (texts == null ? value : words.textOr(texts + value, value));
    }
}
