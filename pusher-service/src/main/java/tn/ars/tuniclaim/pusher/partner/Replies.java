package tn.ars.tuniclaim.pusher.partner;

import java.net.http.HttpResponse.ResponseInfo;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what came back. */
@Component
class Replies {

    private static final int LONGEST_WORDS = 500;
    private static final Duration LONGEST_RETRY_AFTER = Duration.ofHours(1);

    private final Clock clock;

    Replies(Clock clock) {
        this.clock = clock;
    }

    /** @param failure what ended the call if there was no answer */
    Reply of(Heard heard, Exception failure) {
        var head = heard.head();
        return head == null
                ? Faults.silence(failure)
                : new Reply.Answered(head.statusCode(), words(heard), retryAfter(head));
    }

    private static @Nullable String words(Heard heard) {
        var words = heard.words().strip();
        return words.isEmpty() ? null : words.substring(0, Math.min(LONGEST_WORDS, words.length()));
    }

    private @Nullable Duration retryAfter(ResponseInfo head) {
        return head.headers().firstValue("Retry-After").map(this::retryAfter).orElse(null);
    }

    private @Nullable Duration retryAfter(String value) {
        try {
            var wait = value.matches("\\d{1,9}")
                    ? Duration.ofSeconds(Long.parseLong(value))
                    : Duration.between(
                            clock.instant(), ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME));
            return wait.isNegative()
                    ? Duration.ZERO
                    : wait.compareTo(LONGEST_RETRY_AFTER) > 0 ? LONGEST_RETRY_AFTER : wait;
        } catch (DateTimeException nonsense) {
            return null;
        }
    }
}
