package tn.ars.tuniclaim.dashboard.topic;

import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tn.ars.tuniclaim.dashboard.access.Caller;
import tn.ars.tuniclaim.dashboard.access.Right;
import tn.ars.tuniclaim.dashboard.letter.Letters;
import tn.ars.tuniclaim.dashboard.page.Page;
import tn.ars.tuniclaim.dashboard.record.RecordPlace;
import tn.ars.tuniclaim.dashboard.rows.Mark;

/** How far behind the readers are, and what they could not read. */
@Page
class TopicsPage {

    private static final int ROWS = 30;
    private static final int GROUPS = 20;

    private final Lags lags;
    private final Retentions retentions;
    private final Letters letters;
    private final Clock clock;

    TopicsPage(Lags lags, Retentions retentions, Letters letters, Clock clock) {
        this.lags = lags;
        this.retentions = retentions;
        this.letters = letters;
        this.clock = clock;
    }

    @GetMapping("/topics")
    String topics(
            Model model, Caller caller, @RequestParam @Nullable String letters, @RequestParam @Nullable String before) {
        var topic = letters == null || letters.isBlank() ? null : letters;
        var found = this.letters.before(topic, Mark.of(before, RecordPlace::of), ROWS + 1);
        model.addAttribute(
                "topics",
                new TopicList(
                        clock.instant(),
                        lags.seenAt().orElse(null),
                        lags.groups(),
                        retentions.topics(),
                        this.letters.count(),
                        caller.may(Right.RESEND) ? this.letters.groups(GROUPS) : List.of(),
                        found,
                        ROWS));
        return "topics";
    }
}
