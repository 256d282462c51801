package tn.ars.tuniclaim.dashboard.page;

import java.time.Clock;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Gives each page the words of the reader's language. */
@ControllerAdvice(basePackageClasses = WordsForPages.class)
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
}
