package tn.ars.tuniclaim.notifier.letter;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Times where the readers are, and durations in the two largest units. */
@Component
class Times {

    private final Wording words;
    private final LetterProperties settings;

    Times(Wording words, LetterProperties settings) {
        this.words = words;
        this.settings = settings;
    }

    String time(Instant instant, Locale language) {
        return format("time.pattern", instant, language);
    }

    String shortTime(Instant instant, Locale language) {
        return format("time.short", instant, language);
    }

    String duration(Duration duration, Locale language) {
        var days = duration.toDays();
        if (days > 0) {
            return words.word(language, "duration.days", days, duration.toHoursPart());
        }
        if (duration.toHours() > 0) {
            return words.word(language, "duration.hours", duration.toHours(), duration.toMinutesPart());
        }
        return duration.toMinutes() > 0
                ? words.word(language, "duration.minutes", duration.toMinutes())
                : words.word(language, "duration.seconds", Math.max(1, duration.toSeconds()));
    }

    private String format(String pattern, Instant instant, Locale language) {
        return DateTimeFormatter.ofPattern(words.word(language, pattern), language)
                .format(instant.atZone(settings.zone()));
    }
}
