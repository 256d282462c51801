package tn.ars.tuniclaim.dashboard.audit;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import tn.ars.tuniclaim.dashboard.page.Words;

/**
 * Says a subject in the reader's language. It is noted in words of programs, so that it means the same for ever and can be filtered
 * and exported as it is; what has no text is shown as noted.
 */
final class SubjectWords {

    /** Where the texts of the values of a name are; those of all other names are ids, times and numbers. */
    private static final Map<String, String> VALUES = Map.of(
            "pushes", "outcome.",
            "kind", "kind.",
            "reason", "park.",
            "action", "audit.",
            "why", "audit.why.");

    public String in(Words words, String noted) {
        return Arrays.stream(noted.split(", ", -1))
                .map(part -> part(words, part))
                .collect(Collectors.joining(", "));
    }

    private static String part(Words words, String part) {
        var space = part.indexOf(' ');
        var name = space < 0 ? part : part.substring(0, space);
        var said = words.textOr("audit.subject." + name, name);
        if (space < 0) {
            return said;
        }
        var value = part.substring(space + 1);
        var prefix = VALUES.get(name);
        return said + " " + (prefix == null ? value : words.textOr(prefix + value, value));
    }
}
