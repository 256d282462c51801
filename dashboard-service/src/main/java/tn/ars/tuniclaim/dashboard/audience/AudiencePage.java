package tn.ars.tuniclaim.dashboard.audience;

import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tn.ars.tuniclaim.dashboard.access.Caller;
import tn.ars.tuniclaim.dashboard.care.CareForNotices;
import tn.ars.tuniclaim.dashboard.incident.CurrentRoutes;
import tn.ars.tuniclaim.dashboard.incident.NoticeAnswers;
import tn.ars.tuniclaim.dashboard.incident.ToldRoutes;
import tn.ars.tuniclaim.dashboard.page.Page;
import tn.ars.tuniclaim.dashboard.page.Sentence;
import tn.ars.tuniclaim.dashboard.page.State;
import tn.ars.tuniclaim.event.IncidentRefusal;
import tn.ars.tuniclaim.service.publish.NotPublished;

/** Who is told of what. What somebody typed stays on the page until it is asked for; buttons that only edit ask for nothing. */
@Page
class AudiencePage {

    private static final Logger log = LoggerFactory.getLogger(AudiencePage.class);

    private static final String CHECK = "check";

    private final CurrentRoutes currentRoutes;
    private final NoticeAnswers answers;
    private final CareForNotices care;

    AudiencePage(CurrentRoutes currentRoutes, NoticeAnswers answers, CareForNotices care) {
        this.currentRoutes = currentRoutes;
        this.answers = answers;
        this.care = care;
    }

    /** @param asked the id of the change whose answer is waited for */
    @GetMapping("/notices/routes")
    String page(Model model, @RequestParam @Nullable UUID asked) {
        var told = currentRoutes.current();
        told.ifPresent(it -> show(model, it, AudienceForm.of(it.routes(), it.version()), Map.of()));
        if (asked != null) {
            model.addAttribute("asked", answerTo(asked));
        }
        // As long as a change is under way, the form would have what was before it.
        model.addAttribute(
                "mayEdit",
                asked == null
                        && told.filter(it -> AudienceForm.holds(it.routes())).isPresent());
        return "audience";
    }

    /** Another row, one less, or what it would come to; nothing is asked for. */
    @PostMapping(path = "/notices/routes", params = "edit")
    String edit(Model model, @RequestParam MultiValueMap<String, String> fields, @RequestParam String edit) {
        var form = AudienceForm.of(new Typed(fields)).edited(edit);
        var isChecked = edit.equals(CHECK);
        var wrong = isChecked ? form.wrong() : Map.<String, Sentence>of();
        model.addAttribute("checked", isChecked && wrong.isEmpty() ? new AudienceView(form.meant()) : null);
        return keep(model, form, wrong);
    }

    @PostMapping(path = "/notices/routes", params = "!edit")
    String change(
            Caller caller,
            Model model,
            @RequestParam MultiValueMap<String, String> fields,
            HttpServletResponse response) {
        var form = AudienceForm.of(new Typed(fields));
        var told = currentRoutes.current();
        var seen = told.filter(it -> it.version().toString().equals(form.seen()));
        var wrong = wrong(form);
        if (seen.isEmpty()) {
            wrong.put("form", Sentence.of(State.NEEDS_YOU, "audience.changed_meanwhile"));
        }
        if (wrong.isEmpty()) {
            try {
                var id = UUID.randomUUID();
                care.route(caller, id, form.meant(), seen.orElseThrow().routes(), form.reason());
                return "redirect:/notices/routes?asked=" + id;
            } catch (NotPublished unreachable) {
                log.warn("routes could not be asked for: Kafka is away");
                wrong.put("form", Sentence.of(State.NEEDS_YOU, "answer.kafka_away"));
            }
        }
        response.setStatus(HttpServletResponse.SC_UNPROCESSABLE_CONTENT);
        // Who has now been shown what others made of them may replace it.
        return keep(model, told.map(it -> form.afterSeeing(it.version())).orElse(form), wrong);
    }

    private String keep(Model model, AudienceForm form, Map<String, Sentence> wrong) {
        currentRoutes.current().ifPresent(told -> show(model, told, form, wrong));
        model.addAttribute("mayEdit", true);
        model.addAttribute("editing", true);
        return "audience";
    }

    private static Map<String, Sentence> wrong(AudienceForm form) {
        var wrong = new LinkedHashMap<>(form.wrong());
        if (form.reason().isEmpty()) {
            wrong.put("reason", Sentence.of(State.NEEDS_YOU, "answer.reason"));
        }
        return wrong;
    }

    private static void show(Model model, ToldRoutes told, AudienceForm form, Map<String, Sentence> wrong) {
        model.addAttribute("told", told);
        model.addAttribute("view", new AudienceView(told.routes()));
        model.addAttribute("form", form);
        model.addAttribute("wrong", wrong);
    }

    private Sentence answerTo(UUID command) {
        return answers.to(command)
                .map(answer -> answer.refusal() == null
                        ? Sentence.of(State.IN_STEP, "audience.changed")
                        : refusal(answer.refusal()))
                .orElseGet(() -> Sentence.of(State.WORKING, "audience.asked"));
    }

    private static Sentence refusal(IncidentRefusal why) {
        return Sentence.of(State.NEEDS_YOU, "audience.refused." + why);
    }
}
