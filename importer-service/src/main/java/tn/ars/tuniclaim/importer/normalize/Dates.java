package tn.ars.tuniclaim.importer.normalize;

import static java.time.format.ResolverStyle.STRICT;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Dates as the partner writes them: ISO with or without time and offset, {@code dd/MM/yyyy}, milliseconds since 1970. A day is one in Tunis. */
final class Dates {

    private static final ZoneId TUNIS = ZoneId.of("Africa/Tunis");
    private static final DateTimeFormatter FRENCH =
            DateTimeFormatter.ofPattern("dd/MM/uuuu").withResolverStyle(STRICT);
    private static final String REASON = "must be a date such as 2026-11-22, 2026-11-22T10:15:30Z or 22/11/2026";
    /** Where the seconds end, where there are any. */
    private static final int SECONDS = "2026-11-22T10:15:30".length();

    private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2199, 12, 31);

    private static final Map<Pattern, Function<String, Instant>> FORMS = forms();

    private Dates() {}

    private static Map<Pattern, Function<String, Instant>> forms() {
        var time = "\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,9})?)?";
        var forms = new LinkedHashMap<Pattern, Function<String, Instant>>();
        forms.put(Pattern.compile(time + "Z"), text -> utc(text).toInstant(ZoneOffset.UTC));
        forms.put(
                Pattern.compile(time + "[+-]\\d{2}:\\d{2}"),
                text -> OffsetDateTime.parse(text).toInstant());
        forms.put(
                Pattern.compile(time),
                text -> LocalDateTime.parse(text).atZone(TUNIS).toInstant());
        forms.put(Pattern.compile("\\d{4}-\\d{2}-\\d{2}"), text -> midnight(LocalDate.parse(text)));
        forms.put(Pattern.compile("\\d{2}/\\d{2}/\\d{4}"), text -> midnight(LocalDate.parse(text, FRENCH)));
        forms.put(Pattern.compile("-?\\d{5,14}"), text -> Instant.ofEpochMilli(Long.parseLong(text)));
        return forms;
    }

    static @Nullable Instant instant(JsonNode node) {
        var word = Texts.word(node);
        return word == null ? null : plausible(parsed(word)).truncatedTo(ChronoUnit.MILLIS);
    }

    static @Nullable LocalDate day(JsonNode node) {
        var instant = instant(node);
        return instant == null ? null : LocalDate.ofInstant(instant, TUNIS);
    }

    private static Instant parsed(String word) {
        try {
            return FORMS.entrySet().stream()
                    .filter(form -> form.getKey().matcher(word).matches())
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(REASON))
                    .getValue()
                    .apply(word);
        } catch (DateTimeException noSuchDay) {
            throw new IllegalArgumentException(REASON, noSuchDay);
        }
    }

    /** What comes most often, read without a formatter: a list holds millions of them. */
    private static LocalDateTime utc(String text) {
        var time = LocalDateTime.of(
                number(text, 0, 4),
                number(text, 5, 7),
                number(text, 8, 10),
                number(text, 11, 13),
                number(text, 14, 16));
        var end = text.length() - 1;
        if (end < SECONDS) {
            return time;
        }
        var nanos = end == SECONDS ? 0 : number((text.substring(SECONDS + 1, end) + "00000000").substring(0, 9), 0, 9);
        return time.withSecond(number(text, SECONDS - 2, SECONDS)).withNano(nanos);
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }

    private static Instant plausible(Instant instant) {
        var day = LocalDate.ofInstant(instant, TUNIS);
        if (day.isBefore(FIRST) || day.isAfter(LAST)) {
            throw new IllegalArgumentException("must be a date from 1900 to 2199");
        }
        return instant;
    }

    private static Instant midnight(LocalDate day) {
        return day.atStartOfDay(TUNIS).toInstant();
    }
}
