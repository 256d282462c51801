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

    /** For what may come with something typed: where it was not done, that stands in the form again. */
    static String then(String page, RedirectAttributes next, Typed typed, Supplier<Sentence> ask) {
        return then(page, page, next, typed, ask);
    }

    /** For what is not to be done without a reason, which the audit keeps. */
    static String forReason(String page, RedirectAttributes next, Typed typed, Function<String, Sentence> ask) {
        return forReason(page, page, next, typed, ask);
    }

    /**
     * @param form where the form stands
     * @param page where people go on once it was done
     */
    static String forReason(
            String form, String page, RedirectAttributes next, Typed typed, Function<String, Sentence> ask) {
        var reason = typed.reason();
        return reason == null
                ? wrong(form, next, typed, Sentence.of(State.NEEDS_YOU, "answer.reason"))
                : then(form, page, next, typed, () -> ask.apply(reason));
    }

    private static String then(String form, String page, RedirectAttributes next, Typed typed, Supplier<Sentence> ask) {
        var wrong = typed.wrong();
        if (wrong != null) {
            return wrong(form, next, typed, wrong);
        }
        var answer = answer(ask);
        return answer.state() == State.NEEDS_YOU ? again(form, next, typed, answer) : then(page, next, () -> answer);
    }

    private static String wrong(String form, RedirectAttributes next, Typed typed, Sentence why) {
        next.addFlashAttribute("isWrong", true);
        return again(form, next, typed, why);
    }

    private static String again(String form, RedirectAttributes next, Typed typed, Sentence why) {
        if (typed.isWorthKeeping()) {
            next.addFlashAttribute("typed", typed);
        }
        return then(form, next, () -> why);
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
