package tn.ars.tuniclaim.dashboard.audit;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tn.ars.tuniclaim.dashboard.page.Words;

/**
 * What somebody typed to find lines of the audit, and what it means.
 *
 * @param wrong what is wrong with fields, by their names, as a code of the message files
 */
record AuditForm(Map<String, String> typed, AuditFilter filter, Map<String, String> wrong) {

    private static final int MAX_LENGTH = 200;
    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2099, 12, 31);

    static AuditForm of(Map<String, String> all) {
        var typed = Stream.of("account", "action", "subject", "from", "until")
                .filter(name -> !all.getOrDefault(name, "").isBlank())
                .collect(Collectors.toMap(
                        name -> name, name -> all.getOrDefault(name, "").strip()));
        var wrong = new LinkedHashMap<String, String>();
        var filter = new AuditFilter(
                text(typed, "account", wrong),
                action(typed, wrong),
                text(typed, "subject", wrong),
                day(typed, "from", 0, wrong),
                day(typed, "until", 1, wrong));
        if (filter.from() != null && filter.until() != null && !filter.until().isAfter(filter.from())) {
            wrong.put("until", "audit.wrong.order");
        }
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

    private static @Nullable String text(Map<String, String> typed, String name, Map<String, String> wrong) {
        var text = typed.get(name);
        if (text != null && text.length() > MAX_LENGTH) {
            wrong.put(name, "audit.wrong.text");
        }
        return text;
    }

    private static @Nullable Action action(Map<String, String> typed, Map<String, String> wrong) {
        try {
            return typed.containsKey("action") ? Action.valueOf(typed.get("action")) : null;
        } catch (IllegalArgumentException unknown) {
            wrong.put("action", "audit.wrong.action");
            return null;
        }
    }

    private static @Nullable Instant day(Map<String, String> typed, String name, int later, Map<String, String> wrong) {
        try {
            if (!typed.containsKey(name)) {
                return null;
            }
            var day = LocalDate.parse(typed.get(name));
            if (!day.isBefore(EARLIEST) && !day.isAfter(LATEST)) {
                return day.plusDays(later).atStartOfDay(Words.TUNIS).toInstant();
            }
        } catch (DateTimeException notADay) {
            // As wrong as a day of another century.
        }
        wrong.put(name, "audit.wrong.day");
        return null;
    }
}
