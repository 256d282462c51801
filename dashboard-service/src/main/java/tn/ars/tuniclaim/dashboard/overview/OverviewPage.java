package tn.ars.tuniclaim.dashboard.overview;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tn.ars.tuniclaim.dashboard.page.Frame;
import tn.ars.tuniclaim.dashboard.page.Page;
import tn.ars.tuniclaim.dashboard.page.Sentence;
import tn.ars.tuniclaim.dashboard.page.State;
import tn.ars.tuniclaim.dashboard.sync.RequestSync;
import tn.ars.tuniclaim.dashboard.sync.SyncAnswer.Accepted;
import tn.ars.tuniclaim.dashboard.sync.SyncAnswer.AlreadyAsked;
import tn.ars.tuniclaim.dashboard.sync.SyncAnswer.AlreadyRuns;
import tn.ars.tuniclaim.service.publish.NotPublished;

/** The first page: how everything is, and the button that starts a run. */
@Page
class OverviewPage {

    private static final Logger log = LoggerFactory.getLogger(OverviewPage.class);

    private final LoadOverview loadOverview;
    private final RequestSync requestSync;

    OverviewPage(LoadOverview loadOverview, RequestSync requestSync) {
        this.loadOverview = loadOverview;
        this.requestSync = requestSync;
    }

    @GetMapping("/")
    String overview(Model model, @ModelAttribute("frame") Frame frame) {
        model.addAttribute("overview", loadOverview.load(frame.mayViewContent()));
        return "overview";
    }

    @PostMapping("/sync")
    String sync(Authentication account, RedirectAttributes next) {
        next.addFlashAttribute("answer", ask(account.getName()));
        return "redirect:/";
    }

    private Sentence ask(String account) {
        try {
            return switch (requestSync.request(account)) {
                case Accepted _ -> Sentence.of(State.WORKING, "answer.accepted");
                case AlreadyAsked _ -> Sentence.of(State.WORKING, "answer.already_asked");
                case AlreadyRuns _ -> Sentence.of(State.WORKING, "answer.already_runs");
            };
        } catch (NotPublished unreachable) {
            log.warn("a run could not be asked for: Kafka is away");
            return Sentence.of(State.NEEDS_YOU, "answer.unavailable");
        }
    }
}
