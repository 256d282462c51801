package tn.ars.tuniclaim.dashboard.action;

import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tn.ars.tuniclaim.dashboard.page.Sentence;
import tn.ars.tuniclaim.dashboard.page.State;
import tn.ars.tuniclaim.service.publish.NotPublished;

/** What all buttons have in common: what came of pressing one is said on the next page. */
final class Asking {

    private static final Logger log = LoggerFactory.getLogger(Asking.class);

    private static final int LONGEST_REASON = 500;

    private Asking() {}

    static String then(String page, RedirectAttributes next, Supplier<Sentence> ask) {
        next.addFlashAttribute("answer", answer(ask));
        return "redirect:" + page;
    }

    /** For what is not to be done without a reason, which the audit keeps. */
    static String then(String page, RedirectAttributes next, @Nullable String reason, Function<String, Sentence> ask) {
        return then(page, next, () -> forReason(reason, ask));
    }

    static Sentence forReason(@Nullable String reason, Function<String, Sentence> ask) {
        var line = reason(reason);
        return line == null ? Sentence.of(State.NEEDS_YOU, "answer.reason") : ask.apply(line);
    }

    /** Null where nobody wrote anything; what is too long is cut. */
    static @Nullable String reason(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        var line = text.strip();
        return line.length() > LONGEST_REASON ? line.substring(0, LONGEST_REASON) : line;
    }

    private static Sentence answer(Supplier<Sentence> ask) {
        try {
            return ask.get();
        } catch (NotPublished | RetriableException unreachable) {
            log.warn("nothing could be asked for: Kafka is away");
            return Sentence.of(State.NEEDS_YOU, "answer.kafka_away");
        }
    }
}
