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
import tn.ars.tuniclaim.link.IncidentLinks.Action;

/** What is wrong, what was, and who was told of it. */
@Page
class IncidentsPage {

    private static final int ROWS = 30;
    private static final int NOTICES = 50;

    private final Incidents incidents;
    private final Notices notices;
    private final MailLinks links;

    IncidentsPage(Incidents incidents, Notices notices, MailLinks links) {
        this.incidents = incidents;
        this.notices = notices;
        this.links = links;
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
                        notices.tests(),
                        notices.failed()));
        return "incidents";
    }

    /** @param word what the link in a mail asks for; absent where somebody just looks */
    @GetMapping("/incidents/{id}")
    String incident(
            Model model,
            @PathVariable UUID id,
            @RequestParam("do") @Nullable String word,
            @RequestParam @Nullable String until,
            @RequestParam @Nullable String signature) {
        var incident = notices.one(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("incident", incident);
        model.addAttribute("state", IncidentList.stateOf(incident));
        model.addAttribute("notices", notices.notices(id, NOTICES));
        if (word != null && incident.isOpen()) {
            var asked = links.action(id, word, until, signature);
            model.addAttribute("asked", asked.map(Action::word).orElse(null));
            model.addAttribute("askedInVain", asked.isEmpty());
        }
        return "incident";
    }
}
