package tn.ars.tuniclaim.dashboard.overview;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tn.ars.tuniclaim.dashboard.access.Caller;
import tn.ars.tuniclaim.dashboard.access.Right;
import tn.ars.tuniclaim.dashboard.audit.Views;
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
    private final Views views;

    OverviewPage(LoadOverview loadOverview, RequestSync requestSync, Views views) {
        this.loadOverview = loadOverview;
        this.requestSync = requestSync;
        this.views = views;
    }

    @GetMapping("/")
    String overview(Model model, Caller caller) {
        var mayViewContent = caller.may(Right.VIEW_CONTENT);
        if (mayViewContent) {
            views.seen(caller, "overview, newest refusals");
        }
        model.addAttribute("overview", loadOverview.load(mayViewContent));
        return "overview";
    }

    @PostMapping("/sync")
    String sync(Caller caller, RedirectAttributes next) {
        next.addFlashAttribute("answer", ask(caller));
        return "redirect:/";
    }

    private Sentence ask(Caller caller) {
        try {
            return switch (requestSync.request(caller)) {
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
