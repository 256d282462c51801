package tn.ars.tuniclaim.dashboard.history;

import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import tn.ars.tuniclaim.dashboard.access.Caller;
import tn.ars.tuniclaim.dashboard.audit.Views;
import tn.ars.tuniclaim.dashboard.page.Page;

/** What the partner wrote in an entry that a run left out. */
@Page
class EntryPage {

    private final Runs runs;
    private final RejectedEntries entries;
    private final Views views;

    EntryPage(Runs runs, RejectedEntries entries, Views views) {
        this.runs = runs;
        this.entries = entries;
        this.views = views;
    }

    /** Only for those who may see contents; see the table of routes. */
    @GetMapping("/syncs/{runId}/entries/{position}")
    String entry(Model model, Caller caller, @PathVariable UUID runId, @PathVariable long position) {
        var rejections = runs.at(runId, position);
        if (rejections.isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        views.seen(caller, "entry " + runId + " " + position);
        model.addAttribute("runId", runId);
        model.addAttribute("position", position);
        model.addAttribute("rejections", rejections);
        model.addAttribute("content", entries.raw(runId, position));
        return "entry";
    }
}
