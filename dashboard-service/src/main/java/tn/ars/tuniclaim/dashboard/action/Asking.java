package tn.ars.tuniclaim.dashboard.action;

import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.common.errors.RetriableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tn.ars.tuniclaim.dashboard.page.Sentence;
import tn.ars.tuniclaim.dashboard.page.State;
import tn.ars.tuniclaim.service.publish.NotPublished;

/** What all buttons have in common: what came of pressing one is said on the next page. */
final class Asking {

    private static final Logger log = LoggerFactory.getLogger(Asking.class);

    private Asking() {}

    static String then(String page, RedirectAttributes next, Supplier<Sentence> ask) {
        next.addFlashAttribute("answer", answer(ask));
        return "redirect:" + page;
    }

    /** For what may come with something typed. */
    static String then(String page, RedirectAttributes next, Typed typed, Supplier<Sentence> ask) {
        var wrong = typed.wrong();
        return wrong == null ? then(page, next, ask) : again(page, next, typed, wrong);
    }

    /** For what is not to be done without a reason, which the audit keeps. */
    static String forReason(String page, RedirectAttributes next, Typed typed, Function<String, Sentence> ask) {
        var reason = typed.reason();
        return reason == null
                ? again(page, next, typed, Sentence.of(State.NEEDS_YOU, "answer.reason"))
                : then(page, next, typed, () -> ask.apply(reason));
    }

    private static String again(String page, RedirectAttributes next, Typed typed, Sentence wrong) {
        if (typed.isWorthKeeping()) {
            next.addFlashAttribute("typed", typed);
        }
        return then(page, next, () -> wrong);
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
