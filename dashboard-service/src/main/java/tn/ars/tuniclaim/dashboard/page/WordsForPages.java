package tn.ars.tuniclaim.dashboard.page;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Gives each page the words of the reader's language, and what is around it. */
@ControllerAdvice(annotations = Page.class)
class WordsForPages {

    private final MessageSource messages;
    private final Clock clock;

    WordsForPages(MessageSource messages, Clock clock) {
        this.messages = messages;
        this.clock = clock;
    }

    @ModelAttribute("words")
    Words words(Locale locale) {
        return new Words(messages, locale, clock.instant());
    }

    @ModelAttribute("frame")
    Frame frame(HttpServletRequest request, @Nullable Authentication account) {
        return Frame.of(request, account, theme(request));
    }

    private static @Nullable String theme(HttpServletRequest request) {
        var cookies = Stream.ofNullable(request.getCookies())
                .flatMap(Arrays::stream)
                .filter(cookie -> cookie.getName().equals(ThemeConfiguration.COOKIE))
                .map(cookie -> cookie.getValue());
        return Optional.ofNullable(request.getParameter(ThemeConfiguration.COOKIE))
                .or(cookies::findFirst)
                .filter(ThemeConfiguration.THEMES::contains)
                .orElse(null);
    }
}
