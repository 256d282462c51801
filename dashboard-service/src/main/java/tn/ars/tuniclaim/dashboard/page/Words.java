package tn.ars.tuniclaim.dashboard.page;

import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import tn.ars.tuniclaim.dashboard.incident.Incident;

/** How a page says things in one language: times in Tunis, durations in their largest useful units. */
record Words(MessageSource messages, Locale locale, Instant now) {

    static final ZoneId TUNIS = ZoneId.of("Africa/Tunis");

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
    private static final DateTimeFormatter DAY_AND_TIME = DateTimeFormatter.ofPattern("dd/MM HH:mm");
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
    public String matter(Incident incident) {
        var cause = "cause." + incident.cause();
        return textOr(cause + "." + incident.subject(), text(cause));
    }

    public String number(long number) {
        return NumberFormat.getIntegerInstance(locale).format(number);
    }

    /** The hour, with the day when it is not today's. */
    public String moment(Instant instant) {
        var there = instant.atZone(TUNIS);
        var isToday = there.toLocalDate().equals(now.atZone(TUNIS).toLocalDate());
        return there.format(isToday ? TIME : DAY_AND_TIME);
    }

    public String exact(@Nullable Instant instant) {
        return instant == null ? "" : instant.atZone(TUNIS).format(EXACT);
    }

    public String ago(Instant instant) {
        var ago = Duration.between(instant, now);
        return ago.toSeconds() < 10 ? text("ago.now") : text("ago", ago);
    }

    public String lasting(Duration duration) {
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
            case Instant instant -> moment(instant);
            case Duration duration -> lasting(duration);
            case Incident incident -> matter(incident);
            case List<?> services -> services.stream().map(this::service).collect(Collectors.joining(", "));
            default -> part;
        };
    }

    private String service(Object name) {
        return textOr("service." + name, String.valueOf(name));
    }
}
