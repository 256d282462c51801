package tn.ars.tuniclaim.dashboard.history;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import tn.ars.tuniclaim.dashboard.page.Page;
import tn.ars.tuniclaim.dashboard.rows.Mark;

/** The runs, and one of them with its balance and what it left out. */
@Page
class SyncsPage {

    private static final int ROWS = 30;
    private static final int ENTRIES = 100;
    private static final int REASONS = 20;
    private static final int DRIFTS = 20;

    private final Runs runs;
    private final Drifts drifts;
    private final Clock clock;

    SyncsPage(Runs runs, Drifts drifts, Clock clock) {
        this.runs = runs;
        this.drifts = drifts;
        this.clock = clock;
    }

    @GetMapping("/syncs")
    String syncs(Model model, @RequestParam @Nullable String before) {
        var found = runs.before(Mark.ofUuid(before), ROWS + 1);
        var list = new SyncList(
                clock.instant(),
                found,
                ROWS,
                runs.latestEnded(1).stream().findFirst().orElse(null),
                runs.schedule().orElse(null));
        model.addAttribute("list", list);
        return "syncs";
    }

    @GetMapping("/syncs/{runId}")
    String sync(Model model, @PathVariable UUID runId, @RequestParam @Nullable String after) {
        var run = runs.one(runId);
        if (run.isEmpty()) {
            return runs.joined(runId)
                    .map(open -> "redirect:/syncs/" + open)
                    .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        }
        var lastEnded = runs.latestEnded(1).stream().findFirst();
        var entries = runs.entries(runId, 0, after, ENTRIES + 1);
        model.addAttribute(
                "shown",
                new ShownRun(
                        run.get(),
                        clock.instant(),
                        lastEnded.filter(it -> it.id().equals(runId)).isPresent()));
        model.addAttribute("drifts", drifts.of(runId, null, DRIFTS));
        model.addAttribute("driftCount", drifts.count(runId));
        model.addAttribute("rejections", runs.rejections(runId, REASONS));
        model.addAttribute("entries", new ArrayList<>(entries.subList(0, Math.min(ENTRIES, entries.size()))));
        model.addAttribute(
                "next", entries.size() > ENTRIES ? entries.get(ENTRIES - 1).factId() : null);
        return "sync";
    }

    static List<ShownRun> shown(List<Run> runs, Instant now, @Nullable Run lastEnded) {
        return runs.stream()
                .map(run -> new ShownRun(run, now, lastEnded != null && run.id().equals(lastEnded.id())))
                .toList();
    }
}
