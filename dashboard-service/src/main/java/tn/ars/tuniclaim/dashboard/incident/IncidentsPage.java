package tn.ars.tuniclaim.dashboard.incident;

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

/** What is wrong, what was, and who was told of it. */
@Page
class IncidentsPage {

    private static final int ROWS = 30;
    private static final int NOTICES = 50;

    private final Incidents incidents;
    private final Notices notices;

    IncidentsPage(Incidents incidents, Notices notices) {
        this.incidents = incidents;
        this.notices = notices;
    }

    @GetMapping("/incidents")
    String incidents(Model model, @RequestParam @Nullable String before) {
        model.addAttribute(
                "list",
                new IncidentList(
                        incidents.open(ROWS),
                        notices.open(null, ROWS),
                        notices.past(Mark.ofUuid(before), ROWS + 1),
                        ROWS,
                        notices.notices(null, NOTICES),
                        notices.failed()));
        return "incidents";
    }

    @GetMapping("/incidents/{id}")
    String incident(Model model, @PathVariable UUID id) {
        var incident = notices.one(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("incident", incident);
        model.addAttribute("state", IncidentList.stateOf(incident));
        model.addAttribute("notices", notices.notices(id, NOTICES));
        return "incident";
    }
}
