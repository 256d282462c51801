package tn.ars.tuniclaim.dashboard.page;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import tn.ars.tuniclaim.event.AlertCause;

/** How a page says things in one language: times in Tunis, durations in their largest useful units. */
public record Words(MessageSource messages, Locale locale, Instant now) {

    public static final ZoneId TUNIS = ZoneId.of("Africa/Tunis");

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
    private static final DateTimeFormatter SHORT_DAY = DateTimeFormatter.ofPattern("dd/MM");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final DateTimeFormatter EXACT = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm:ss");

    public String language() {
        return locale.getLanguage();
    }

    public String say(Sentence sentence) {
        return text(sentence.code(), sentence.parts().toArray());
    }

    /** Instants, durations and services among the parts are said as the page says them elsewhere. */
    public String text(String code, Object... parts) {
        var said = Arrays.stream(parts).map(this::part).toArray();
        return messages.getMessage(code, said, locale);
    }

    /** As a text for people when there is one, else as it stands: other services may name things that are new here. */
    public String textOr(String code, String otherwise) {
        return Objects.requireNonNull(messages.getMessage(code, null, otherwise, locale));
    }

    /** What is wrong, and in which direction where its subject is one. */
    public String matter(AlertCause cause, String subject) {
        return ofSubject("cause." + cause, subject);
    }

    /** What to do about it. */
    public String todo(AlertCause cause, String subject) {
        return ofSubject("todo." + cause, subject);
    }

    /** In the subject's own words where there are any; one such as {@code webhook:chat} has those of its kind, which may name it. */
    private String ofSubject(String code, String subject) {
        var name = subject.substring(subject.indexOf(':') + 1);
        var own = messages.getMessage(code + "." + subject.split(":", 2)[0], new Object[] {name}, null, locale);
        return own == null ? text(code) : own;
    }

    /** A word of a program in the reader's language; as it stands where it has none. */
    public String word(String code, @Nullable Object word) {
        return word == null ? "" : textOr(code + "." + word, String.valueOf(word));
    }

    /** JSON laid out for people, in its own words; any other text as it is. */
    public String json(String text) {
        return Pretty.json(text);
    }

    /** Its number, or that there is none. */
    public String count(long number) {
        return number == 0 ? text("none") : number(number);
    }

    /** Dinars with their millimes, as {@code 1 234,500 DT}. */
    public String montant(@Nullable BigDecimal montant) {
        if (montant == null) {
            return "";
        }
        var format = NumberFormat.getNumberInstance(Locale.FRENCH);
        format.setMinimumFractionDigits(3);
        format.setMaximumFractionDigits(3);
        // The narrow one breaks nowhere, but some fonts lack it.
        return format.format(montant).replace('\u202f', '\u00a0') + "\u00a0DT";
    }

    /** As text of an event, {@code 1234.500}. */
    public String montant(@Nullable String montant) {
        return montant == null ? "" : montant(new BigDecimal(montant));
    }

    public String decimal(Number number) {
        var format = NumberFormat.getNumberInstance(locale);
        format.setMaximumFractionDigits(1);
        return format.format(number);
    }

    public String day(@Nullable LocalDate day) {
        return day == null ? "" : day.format(DAY);
    }

    public String percent(long perMille) {
        return text("percent", perMille / 10.0);
    }

    /** Bytes in the largest useful unit. */
    public String size(long bytes) {
        if (bytes < 10_000) {
            return text("size.bytes", bytes);
        }
        return bytes < 10_000_000 ? text("size.kilo", bytes / 1_000) : text("size.mega", bytes / 1_000_000);
    }

    public String rate(@Nullable Double perSecond) {
        if (perSecond == null) {
            return text("rate.unknown");
        }
        return perSecond < 0.05 ? text("rate.none") : text("rate", perSecond);
    }

    public String number(long number) {
        return NumberFormat.getIntegerInstance(locale).format(number);
    }

    /** The hour, after the day when it is not today's. */
    public String moment(Instant instant) {
        var there = instant.atZone(TUNIS);
        return isToday(there) ? there.format(TIME) : there.format(SHORT_DAY) + " " + there.format(TIME);
    }

    /** As a part of a sentence, behind words such as "at" and "since". */
    private String when(Instant instant) {
        var there = instant.atZone(TUNIS);
        return isToday(there)
                ? there.format(TIME)
                : text("when.another_day", there.format(TIME), there.format(SHORT_DAY));
    }

    private boolean isToday(ZonedDateTime there) {
        return there.toLocalDate().equals(now.atZone(TUNIS).toLocalDate());
    }

    public String exact(@Nullable Instant instant) {
        return instant == null ? "" : instant.atZone(TUNIS).format(EXACT);
    }

    public String ago(Instant instant) {
        var ago = Duration.between(instant, now);
        return ago.toSeconds() < 10 ? text("ago.now") : text("ago", ago);
    }

    /** Unknown where there is none. */
    public String lasting(@Nullable Duration duration) {
        if (duration == null) {
            return text("lasting.unknown");
        }
        var seconds = Math.max(0, duration.toSeconds());
        if (seconds < 60) {
            return seconds < 1 ? text("lasting.instant") : text("lasting.seconds", seconds);
        }
        if (seconds < 3_600) {
            return text("lasting.minutes", seconds / 60, seconds < 600 ? seconds % 60 : 0);
        }
        return seconds < 86_400
                ? text("lasting.hours", seconds / 3_600, seconds % 3_600 / 60)
                : text("lasting.days", seconds / 86_400);
    }

    private Object part(Object part) {
        return switch (part) {
            case Instant instant -> when(instant);
            case Duration duration -> lasting(duration);
            case Matter(AlertCause cause, String subject) -> matter(cause, subject);
            case Status(String word) -> word("status", word);
            case List<?> services -> services.stream().map(this::service).collect(Collectors.joining(", "));
            default -> part;
        };
    }

    private String service(Object name) {
        return textOr("service." + name, String.valueOf(name));
    }
}
