package tn.ars.tuniclaim.dashboard.action;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriUtils;
import tn.ars.tuniclaim.dashboard.access.Caller;
import tn.ars.tuniclaim.dashboard.letter.RedriveAnswer;
import tn.ars.tuniclaim.dashboard.letter.RedriveAnswer.CountedOtherwise;
import tn.ars.tuniclaim.dashboard.letter.RedriveAnswer.Hindered;
import tn.ars.tuniclaim.dashboard.letter.RedriveAnswer.Redriven;
import tn.ars.tuniclaim.dashboard.letter.RedriveAnswer.Unknown;
import tn.ars.tuniclaim.dashboard.letter.RedriveLetters;
import tn.ars.tuniclaim.dashboard.page.Page;
import tn.ars.tuniclaim.dashboard.page.Sentence;
import tn.ars.tuniclaim.dashboard.page.State;
import tn.ars.tuniclaim.dashboard.record.RecordPlace;

/** The buttons about dead letters. */
@Page
class LetterActions {

    private final RedriveLetters redriveLetters;

    LetterActions(RedriveLetters redriveLetters) {
        this.redriveLetters = redriveLetters;
    }

    @PostMapping("/topics/letter/redrive")
    String redrive(
            Caller caller,
            @RequestParam String topic,
            @RequestParam int partition,
            @RequestParam long offset,
            Typed typed,
            RedirectAttributes next) {
        var page = "/topics/letter?topic=%s&partition=%d&offset=%d"
                .formatted(UriUtils.encode(topic, StandardCharsets.UTF_8), partition, offset);
        var place = new RecordPlace(topic, partition, offset);
        return Asking.forReason(
                page, next, typed, why -> said(redriveLetters.one(caller, UUID.randomUUID(), place, why)));
    }

    /** @param cause why they were set aside */
    @PostMapping("/topics/letters/redrive")
    String redrive(
            Caller caller,
            @RequestParam String topic,
            @RequestParam String cause,
            @RequestParam long count,
            Typed typed,
            RedirectAttributes next) {
        return Asking.forReason(
                "/topics",
                next,
                typed,
                why -> said(redriveLetters.many(caller, UUID.randomUUID(), topic, cause, count, why)));
    }

    private static Sentence said(RedriveAnswer answer) {
        return switch (answer) {
            case Redriven it ->
                Sentence.of(
                        it.gone() + it.refused() > 0 ? State.WAITING : State.WORKING,
                        "answer.redrive",
                        it.putBack(),
                        it.gone(),
                        it.refused(),
                        it.remaining());
            case Hindered it -> Sentence.of(State.NEEDS_YOU, "hindrance." + it.hindrance());
            case Unknown _ -> Sentence.of(State.NEEDS_YOU, "answer.redrive.unknown");
            case CountedOtherwise it -> Sentence.of(State.NEEDS_YOU, "answer.redrive.counted", it.letters());
        };
    }
}
