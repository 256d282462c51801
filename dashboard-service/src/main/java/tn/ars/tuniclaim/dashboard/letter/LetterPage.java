package tn.ars.tuniclaim.dashboard.letter;

import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import tn.ars.tuniclaim.dashboard.access.Caller;
import tn.ars.tuniclaim.dashboard.audit.Views;
import tn.ars.tuniclaim.dashboard.page.Page;

/** One record that was set aside. */
@Page
class LetterPage {

    private final Letters letters;
    private final LetterContents contents;
    private final Views views;

    LetterPage(Letters letters, LetterContents contents, Views views) {
        this.letters = letters;
        this.contents = contents;
        this.views = views;
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
        views.seen(caller, "letter " + letter.place());
        model.addAttribute("letter", letter);
        model.addAttribute("content", contents.of(letter));
        return "letter";
    }

    private DeadLetter known(String topic, int partition, long offset) {
        return letters.one(topic, partition, offset)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
