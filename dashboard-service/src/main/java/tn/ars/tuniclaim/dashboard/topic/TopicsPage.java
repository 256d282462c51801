package tn.ars.tuniclaim.dashboard.topic;

import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import tn.ars.tuniclaim.dashboard.access.Caller;
import tn.ars.tuniclaim.dashboard.audit.Views;
import tn.ars.tuniclaim.dashboard.page.Page;
import tn.ars.tuniclaim.dashboard.rows.Mark;

/** How far behind the readers are, and what they could not read. */
@Page
class TopicsPage {

    private static final int ROWS = 30;

    private final Lags lags;
    private final Letters letters;
    private final LetterContents contents;
    private final Views views;
    private final Clock clock;

    TopicsPage(Lags lags, Letters letters, LetterContents contents, Views views, Clock clock) {
        this.lags = lags;
        this.letters = letters;
        this.contents = contents;
        this.views = views;
        this.clock = clock;
    }

    @GetMapping("/topics")
    String topics(Model model, @RequestParam @Nullable String letters, @RequestParam @Nullable String before) {
        var topic = letters == null || letters.isBlank() ? null : letters;
        var found = this.letters.before(topic, Mark.of(before, LetterPlace::of), ROWS + 1);
        model.addAttribute(
                "topics",
                new TopicList(
                        clock.instant(), lags.seenAt().orElse(null), lags.groups(), this.letters.count(), found, ROWS));
        return "topics";
    }

    @GetMapping("/topics/letter")
    String letter(Model model, @RequestParam String topic, @RequestParam int partition, @RequestParam long offset) {
        model.addAttribute("letter", known(topic, partition, offset));
        return "letter";
    }

    /** Only for those who may see contents; see the table of routes. */
    @GetMapping("/topics/letter/content")
    String content(
            Model model,
            Caller caller,
            @RequestParam String topic,
            @RequestParam int partition,
            @RequestParam long offset) {
        var letter = known(topic, partition, offset);
        views.seen(caller, "dead letter " + topic + " " + partition + " " + offset);
        model.addAttribute("letter", letter);
        model.addAttribute("content", contents.of(letter).orElse(""));
        return "letter";
    }

    private DeadLetter known(String topic, int partition, long offset) {
        return letters.one(topic, partition, offset)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
