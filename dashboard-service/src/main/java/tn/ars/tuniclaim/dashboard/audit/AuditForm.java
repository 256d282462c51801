package tn.ars.tuniclaim.dashboard.audit;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tn.ars.tuniclaim.dashboard.page.Words;

/**
 * What somebody typed to find lines of the audit, and what it means.
 *
 * @param wrong the names of fields that could not be read
 */
record AuditForm(Map<String, String> typed, AuditFilter filter, Set<String> wrong) {

    private static final int MAX_LENGTH = 200;

    static AuditForm of(Map<String, String> all) {
        var typed = Stream.of("account", "action", "subject", "from", "until")
                .filter(name -> !all.getOrDefault(name, "").isBlank())
                .collect(Collectors.toMap(
                        name -> name, name -> all.getOrDefault(name, "").strip()));
        var wrong = new LinkedHashSet<String>();
        var filter = new AuditFilter(
                text(typed, "account", wrong),
                action(typed, wrong),
                text(typed, "subject", wrong),
                day(typed, "from", 0, wrong),
                day(typed, "until", 1, wrong));
        return new AuditForm(typed, wrong.isEmpty() ? filter : AuditFilter.ALL, wrong);
    }

    /** As they stand in the page's address. */
    public String value(String name) {
        return typed.getOrDefault(name, "");
    }

    String inWords() {
        return typed.entrySet().stream()
                .map(it -> it.getKey() + " " + it.getValue())
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static @Nullable String text(Map<String, String> typed, String name, Set<String> wrong) {
        var text = typed.get(name);
        if (text != null && text.length() > MAX_LENGTH) {
            wrong.add(name);
        }
        return text;
    }

    private static @Nullable Action action(Map<String, String> typed, Set<String> wrong) {
        try {
            return typed.containsKey("action") ? Action.valueOf(typed.get("action")) : null;
        } catch (IllegalArgumentException unknown) {
            wrong.add("action");
            return null;
        }
    }

    private static @Nullable Instant day(Map<String, String> typed, String name, int later, Set<String> wrong) {
        try {
            return typed.containsKey(name)
                    ? LocalDate.parse(typed.get(name))
                            .plusDays(later)
                            .atStartOfDay(Words.TUNIS)
                            .toInstant()
                    : null;
        } catch (DateTimeException notADay) {
            wrong.add(name);
            return null;
        }
    }
}
